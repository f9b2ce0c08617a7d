// Theil lab: years pass, a province changes its region or gives money away, and the parts of the index follow.
import { choice as dropDown, element, sentence, slider } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { fixed, format, pieces, shortened } from "../text.ts";
import { contribution, type Kind } from "./math.ts";
import { resultsOf } from "./results.ts";
import { type Choice, decompositionOf, type State, valuesOf } from "./state.ts";
import { stripOf } from "./strip.ts";
import { type Term, termsOf } from "./terms.ts";
import { sentencesOf } from "./words.ts";

const YEAR_MILLISECONDS = 1200;

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const data = model.get("data");
  const { rows, groups, years, kinds, indicators, start } = data;
  const choose = (part: Partial<Choice>) => change(model, "choice", { ...model.get("choice"), ...part });
  const numbered = (names: string[]) => names.map((name, at) => ({ value: String(at), label: shortened(name, 80) }));

  const indicator = dropDown(
    texts.indicator,
    indicators.map(({ title, unit }, at) => ({ value: String(at), label: unit ? `${title} (${unit})` : title })),
    (value) => choose({ indicator: Number(value), amount: 0 }),
  );
  const kind = dropDown(
    texts.kind,
    kinds.map(({ kind, label }) => ({ value: kind, label })),
    (value) => choose({ kind: value as Kind }),
  );
  const year = slider(texts.year, (value) => (stop(), choose({ year: value, amount: 0 })));
  year.range.max = String(years.length - 1);
  const play = element("button", { type: "button", click: () => (playing === undefined ? begin() : stop()) }, texts.play);
  const again = element("button", { type: "button", click: () => (stop(), change(model, "choice", start)) }, texts.again);

  const followed = dropDown(texts.row, numbered(rows), (value) => change(model, "followed", Number(value)));
  const countedIn = dropDown(texts.counted_in, numbered(groups.map(({ name }) => name)), (value) => assign(model.get("followed"), Number(value)));
  const working = element("p", { class: "working" });

  const giver = dropDown(texts.giver, numbered(rows), (value) => choose({ giver: Number(value), amount: 0 }));
  const receiver = dropDown(texts.receiver, numbered(rows), (value) => {
    const { giver, amount } = model.get("choice");
    choose({ receiver: Number(value), amount: Number(value) === giver ? 0 : amount });
  });
  const amount = slider(texts.amount, (value) => choose({ amount: value }));

  const strip = stripOf(model, { grab: stop, assign });
  const results = resultsOf(texts, data);
  const terms = termsOf(texts, rows, (row) => change(model, "followed", row));
  const said = sentence();

  root.append(
    element("div", { class: "controls" }, indicator.field, kind.field, year.field, play, again),
    strip.figure,
    // Above what changes its height with the words, so that no control moves under the hand.
    element(
      "div",
      { class: "columns" },
      element("fieldset", {}, element("legend", {}, texts.follow), followed.field, countedIn.field, working),
      element("fieldset", {}, element("legend", {}, texts.transfer), giver.field, receiver.field, amount.field),
    ),
    results.node,
    said.node,
    terms.node,
  );

  let playing: ReturnType<typeof setInterval> | undefined;
  function begin() {
    const last = years.length - 1;
    if (model.get("choice").year === last) choose({ year: 0, amount: 0 });
    playing = setInterval(() => {
      const year = model.get("choice").year + 1;
      if (year > last) stop();
      else choose({ year, amount: 0 });
    }, YEAR_MILLISECONDS);
    play.textContent = texts.pause;
    strip.figure.classList.add("playing");
  }
  function stop() {
    clearInterval(playing);
    playing = undefined;
    play.textContent = texts.play;
    strip.figure.classList.remove("playing");
  }

  function assign(row: number, group: number) {
    choose({ groups: model.get("choice").groups.map((of, at) => (at === row ? group : of)) });
  }

  /** A number of the sentence, which lights its cell and those that it is made of. */
  function linked(row: number, term: Term, text: string): HTMLElement {
    const point = () => (terms.show(row), terms.light(row, term));
    return element("button", { type: "button", focus: point, click: point, mouseenter: point, blur: terms.clear, mouseleave: terms.clear }, text);
  }

  function updateControls(choice: Choice) {
    const { unit, places } = indicators[choice.indicator];
    const { published, heads, levels } = valuesOf(data, choice);
    const row = model.get("followed");
    indicator.list.value = String(choice.indicator);
    kind.list.value = choice.kind;
    year.show(choice.year, years[choice.year]);
    followed.list.value = String(row);
    countedIn.list.value = String(choice.groups[row]);
    giver.list.value = String(choice.giver);
    receiver.list.value = String(choice.receiver);

    // What is left must be more than nothing: L knows no zero.
    const most = 0.99 * published[choice.giver];
    const step = most > 0 ? 10 ** Math.round(Math.log10(most / 100)) : 1;
    amount.range.step = String(step);
    amount.range.max = String(Math.floor(most / step) * step);
    amount.range.disabled = choice.giver === choice.receiver;
    amount.show(choice.amount, format(texts.amount_of, { amount: fixed(choice.amount, places, true), unit }));

    const of = contribution(levels, heads, row, choice.kind);
    const level = fixed(of.level, places, true);
    const told = pieces(choice.kind === "T" ? texts.followed_T : texts.followed_L, {
      ...of,
      name: shortened(rows[row], 60),
      level,
      unit,
    });
    const text = told.map(({ text }) => text).join("");
    if (text !== working.textContent) {
      const focused = [...working.children].indexOf(document.activeElement!);
      working.replaceChildren(...told.map(({ name, text }) => (name !== undefined && name in of ? linked(row, name as Term, text) : text)));
      (working.children[focused] as HTMLElement | undefined)?.focus({ preventScroll: true });
    }
    terms.draw(levels, heads, choice.kind, places, row);
  }

  return {
    update() {
      const choice = model.get("choice");
      // Before the first change: to ask afterwards, the browser would lay out the page anew.
      const [stripWidth, resultsWidth] = [strip, results].map(({ figure }) => figure.clientWidth);
      updateControls(choice);
      strip.draw(stripWidth);
      results.draw(decompositionOf(model, choice), choice.groups[model.get("followed")], resultsWidth);
      said.say(sentencesOf(model));
    },
    stop,
  };
});

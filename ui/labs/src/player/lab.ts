// Step player: any explanation, step by step, and where each of its numbers came from.
import { allow, choice, element, nameOfGroup, sentence } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { formula } from "../mathml.ts";
import { format, shortened } from "../text.ts";
import { sourceGrid, valueGrid } from "./grid.ts";
import { key, type Place, sameLabels } from "./math.ts";
import { type Depth, isTable, type State, type StepView } from "./state.ts";
import { reachable, workedFormula } from "./worked.ts";
import { sentenceOf } from "./words.ts";

const DEPTHS: Depth[] = ["result", "formula", "numbers"];
const PLAY_MILLISECONDS = 4000;
const REST_MILLISECONDS = 60;

/** What is on the page of one step. */
interface Built {
  step: number;
  grid: ReturnType<typeof valueGrid>;
  sources: Map<number, ReturnType<typeof sourceGrid>>;
}

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { steps, ordered } = model.get("data");
  const { signed } = model.get("colours");
  const coloursOf = ({ scale }: StepView) => (scale === "ordered" ? ordered : signed);
  const last = steps.length - 1;

  let held = false;
  /** What is looked at; Python is told when the pointer rests. */
  let place: Place = [0, 0];
  let resting: ReturnType<typeof setTimeout> | undefined;
  let built: Built | undefined;
  let drawnWidth = 0;

  const at = () => model.get("position").step;
  const show = (step: number, [row, column]: Place) => {
    clearTimeout(resting);
    resting = undefined;
    change(model, "position", { step, row, column });
  };
  /** The cell with which to come to another step: what is held is followed. */
  const arrival = (to: number) => (held ? sameLabels(steps[at()], place, steps[to]) : steps[to].start);
  const go = (step: number) => {
    const to = Math.max(0, Math.min(last, step));
    if (to !== at()) show(to, arrival(to));
  };

  const previous = element("button", { type: "button", click: () => go(at() - 1) }, texts.previous);
  const next = element("button", { type: "button", click: () => go(at() + 1) }, texts.next);
  const play = element("button", { type: "button", click: () => (playing === undefined ? begin() : stop()) }, texts.play);
  const list = choice(
    "",
    steps.map(({ title }, number) => ({ value: String(number), label: format(texts.numbered, { number: number + 1, title: shortened(title, 70) }) })),
    (value) => go(Number(value)),
  );
  const group = nameOfGroup("depth");
  const radios = DEPTHS.map((depth) => element("input", { type: "radio", name: group, value: depth, change: () => change(model, "depth", depth) }));
  const depths = element(
    "fieldset",
    { class: "depths", role: "radiogroup" },
    element("legend", {}, texts.depth),
    ...DEPTHS.map((depth, number) => element("label", {}, radios[number], texts[depth])),
  );

  const title = element("h2", { dir: "auto" });
  const why = element("p", { class: "why" });
  const formulaBox = element("div", { class: "formula" });
  const valueBox = element("div");
  const worked = workedFormula(model);
  const sourcesBox = element("div", { class: "sources" });
  const origin = element("div", { class: "origin" }, ...worked.nodes, sourcesBox);
  const columns = element("div", { class: "columns" }, valueBox, origin);
  const said = sentence();
  const controls = element("div", { class: "controls" }, previous, next, play, list.field, depths);
  root.append(controls, title, why, formulaBox, columns, said.node);

  let playing: ReturnType<typeof setInterval> | undefined;
  function begin() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return go(at() === last ? 0 : at() + 1);
    if (at() === last) go(0);
    playing = setInterval(() => {
      go(at() + 1);
      if (at() === last) stop();
    }, PLAY_MILLISECONDS);
    play.textContent = texts.pause;
  }
  function stop() {
    clearInterval(playing);
    playing = undefined;
    play.textContent = texts.play;
  }
  for (const event of ["pointerdown", "keydown"]) {
    root.addEventListener(event, ({ target }) => target !== play && stop(), true);
  }

  function build(number: number): Built {
    const step = steps[number];
    const grid = valueGrid(step, coloursOf(step), {
      look(there) {
        if (held || model.get("depth") !== "numbers") return;
        look(there);
        clearTimeout(resting);
        resting = setTimeout(() => show(number, there), REST_MILLISECONDS);
      },
      move(there) {
        // At once: of keys that are pressed faster than frames come, each goes on from the last.
        look(there);
        show(number, there);
      },
      hold(there) {
        held = !(held && key(there) === key(place));
        look(there);
        show(number, there);
        grid.focus();
      },
      release() {
        held = false;
        look(place);
      },
    });
    const sourceOf = (need: number) => {
      const goThere = (there?: Place) => {
        held ||= there !== undefined;
        show(need, there ?? arrival(need));
      };
      return sourceGrid(steps[need], coloursOf(steps[need]), goThere, format(texts.go_to, { step: steps[need].title }));
    };
    const sources = new Map(step.needs.map((need) => [need, sourceOf(need)]));

    title.textContent = step.title;
    why.textContent = step.why;
    formulaBox.replaceChildren(formula(step.formula));
    const hints = [step.note, isTable(step) ? texts.hint : ""].filter((hint) => hint !== "");
    valueBox.replaceChildren(grid.node, ...hints.map((hint) => element("p", { class: "hint" }, hint)));
    valueBox.classList.toggle("number", !isTable(step));
    const from = element("p", { class: "with" }, sources.size > 0 ? texts.sources : texts.from_data);
    sourcesBox.replaceChildren(from, ...[...sources.values()].map(({ node }) => node));
    list.list.value = String(number);
    list.field.firstElementChild!.textContent = format(texts.step_of, { number: number + 1, count: steps.length });
    allow(previous, number > 0, next);
    allow(next, number < last, previous);
    worked.begin();
    return { step: number, grid, sources };
  }

  /** Light up a cell of the step on the page, and its inputs. */
  function look(there: Place) {
    const { step: number, grid, sources } = built!;
    const inputs = steps[number].inputs[key(there)] ?? [];
    place = there;
    grid.update(there, held);
    for (const [need, source] of sources) source.update(inputs.filter(([from]) => from === need));
    worked.write(number, there, held);
    said.say(sentenceOf(steps, steps[number], there, model.get("depth") === "numbers" ? inputs : [], texts));
  }

  return {
    update(width) {
      const { step, row, column } = model.get("position");
      const depth = model.get("depth");
      for (const radio of radios) radio.checked = radio.value === depth;
      formulaBox.hidden = depth === "result";
      origin.hidden = depth !== "numbers";
      columns.classList.toggle("one", depth !== "numbers" || !isTable(steps[step]));
      const isNew = built?.step !== step;
      const hadFocus = isNew && columns.contains(document.activeElement);
      if (isNew) built = build(step);
      // What Python answers for the last cell does not take the eye from the one that is pointed at.
      look(isNew || resting === undefined ? [row, column] : place);
      if (isNew || width !== drawnWidth) built!.grid.reveal();
      drawnWidth = width;
      if (hadFocus) built!.grid.focus();
      reachable(formulaBox);
    },
    stop,
  };
});

// Fairness lab: from the sum alone to Rawls; which of two distributions is fairer, and where that turns.
import { ahead, choice as dropDown, element, sentence } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { format, shortened } from "../text.ts";
import { bothTable } from "./both.ts";
import { chartOf } from "./chart.ts";
import { END, epsilonAt, equivalent, index, positionOf } from "./math.ts";
import { type Choice, pairOf, SIDES, type State } from "./state.ts";
import { epsilonSaid, sentencesOf } from "./words.ts";

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { distributions, unit, places } = model.get("data");
  const choose = (part: Partial<Choice>) => change(model, "choice", { ...model.get("choice"), ...part });
  const setEpsilon = (epsilon: number | null) => choose({ epsilon });

  const options = distributions.map(({ name }, at) => ({ value: String(at), label: shortened(name, 60) }));
  const lists = SIDES.map((side, at) =>
    dropDown(texts[side], options, (value) => {
      const now = model.get("choice");
      const other = SIDES[1 - at];
      // Nobody is compared with himself: the two change places.
      choose(Number(value) === now[other] ? { [side]: now[other], [other]: now[side] } : { [side]: Number(value) });
    }),
  );
  const range = element("input", { type: "range", min: 0, max: END, step: 1, input: () => setEpsilon(epsilonAt(Number(range.value))) });
  const value = element("span", { class: "value" });
  const slider = element("label", { class: "field aversion" }, element("span", {}, ahead(texts.epsilon), value), range);
  const jump = (label: string, epsilon: number | null) => element("button", { type: "button", click: () => setEpsilon(epsilon) }, label);
  const turns = element("div", { class: "jumps", role: "group", "aria-label": texts.turns });
  const ends = element("div", { class: "jumps", role: "group", "aria-label": texts.ends }, jump(texts.sum_alone, 0), jump(texts.rawls, null));

  const wasted: typeof index = (given, epsilon) => 100 * index(given, epsilon);
  const charts = [
    chartOf(model, { name: "index", of: wasted, lessIsBetter: true, places: 0 }, texts.index_figure, texts.fairer, setEpsilon),
    chartOf(
      model,
      { name: "equivalent", of: equivalent, lessIsBetter: false, places },
      format(texts.equivalent_figure, { unit }),
      texts.better,
      setEpsilon,
    ),
  ];
  const table = bothTable(model);
  const said = sentence();
  root.append(
    element("div", { class: "controls" }, ...(distributions.length > 2 ? lists.map(({ field }) => field) : []), slider),
    element("div", { class: "controls" }, ends, turns),
    element("div", { class: "columns" }, ...charts.map(({ node }) => node)),
    table.node,
    said.node,
  );

  /** A button for each turn, made anew only with another pair, so that a focus stays. */
  let pair: unknown;
  function drawTurns() {
    const now = pairOf(model);
    if (now === pair) return;
    pair = now;
    const epsilons = [...now.index, ...now.equivalent].sort((a, b) => a - b);
    turns.replaceChildren(...epsilons.map((epsilon) => jump(format(texts.turn, { epsilon }), epsilon)));
  }

  return {
    update() {
      const choice = model.get("choice");
      SIDES.forEach((side, at) => (lists[at].list.value = String(choice[side])));
      range.value = String(Math.round(positionOf(choice.epsilon)));
      range.setAttribute("aria-valuetext", epsilonSaid(model));
      value.textContent = epsilonSaid(model);
      drawTurns();
      for (const { draw } of charts) draw();
      table.draw();
      said.say(sentencesOf(model));
    },
  };
});

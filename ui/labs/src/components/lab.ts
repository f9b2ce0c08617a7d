// Components lab: choose on the scree how many components to keep, beside what three rules advise.
import { element, sentence } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { format, shortened } from "../text.ts";
import { communalities } from "./math.ts";
import { screeOf } from "./scree.ts";
import type { State } from "./state.ts";
import { communalitiesTable, loadingsTable, varianceTable } from "./tables.ts";

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { variables, components, loadings, advice, verdicts } = model.get("data");
  const last = components.length;
  const keep = (count: number) => change(model, "kept", Math.min(last, Math.max(1, count)));

  const buttons = advice.map(({ rule, count }) =>
    element("button", { type: "button", click: () => keep(count) }, format(texts.advised, { rule, count })),
  );
  const reasons = advice.map(({ rule, reason }) => element("li", {}, format(texts.reason, { rule, reason })));
  const scree = screeOf(model, keep);
  const shared = communalitiesTable(model);
  const variance = varianceTable(model);
  const matrix = loadingsTable(model);
  const said = sentence();
  root.append(
    element("div", { class: "controls", role: "group", "aria-label": texts.rules }, ...buttons),
    element("div", { class: "columns" }, scree.figure, element("div", {}, shared.node, said.node, element("ul", {}, ...reasons))),
    element("div", { class: "tables" }, variance.node, matrix.node),
  );

  /** The variable of which least is explained, unless all is explained of all. */
  function leastOf(values: number[], kept: number): number | undefined {
    return kept === last ? undefined : values.indexOf(Math.min(...values));
  }

  function sentenceOf(values: number[], kept: number, least: number | undefined): string {
    if (least === undefined) return verdicts[kept - 1];
    const more = format(texts.least, { variable: shortened(variables[least], 60), communality: values[least] });
    return format(texts.sentences, { said: verdicts[kept - 1], more });
  }

  return {
    update() {
      const kept = model.get("kept");
      const values = communalities(loadings, kept);
      const least = leastOf(values, kept);
      buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(advice[at].count === kept)));
      scree.draw(kept);
      shared.update(values, kept, least);
      variance.update(kept);
      matrix.update(kept);
      said.say(sentenceOf(values, kept, least));
    },
  };
});

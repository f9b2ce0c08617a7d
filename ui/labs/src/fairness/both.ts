// Both distributions with the chosen aversion; the better number stands out.
import { element, rowHead, table } from "../dom.ts";
import type { Model } from "../lab.ts";
import { fixed, format, shortened } from "../text.ts";
import { same } from "./math.ts";
import { bothOf, numbersOf, SIDES, type State } from "./state.ts";

export function bothTable(model: Model<State>) {
  const texts = model.get("texts");
  const { places } = model.get("data");
  const { node, body } = table(texts.table, [texts.name, texts.mean, texts.worst_off, texts.index, texts.equivalent]);
  node.classList.add("both");

  function cell(value: number, shown: string, best = false) {
    return element("td", { title: value, class: best ? "largest" : "" }, shown);
  }

  return {
    node,
    draw() {
      const { indices, equivalents } = numbersOf(model);
      const lines = bothOf(model).map(({ name, mean, least, worst_off }, at) => {
        const head = rowHead(name);
        head.prepend(element("i", { class: SIDES[at] }));
        const poorest = format(texts.least, { name: shortened(worst_off, 30), value: fixed(least, places, true) });
        const [index, otherIndex] = [indices[at], indices[1 - at]];
        const [equivalent, otherEquivalent] = [equivalents[at], equivalents[1 - at]];
        return element(
          "tr",
          {},
          head,
          cell(mean, fixed(mean, places, true)),
          element("td", { title: worst_off }, poorest),
          cell(index, fixed(index, 4), index < otherIndex && !same(index, otherIndex)),
          cell(equivalent, fixed(equivalent, places, true), equivalent > otherEquivalent && !same(equivalent, otherEquivalent)),
        );
      });
      body.replaceChildren(...lines);
    },
  };
}

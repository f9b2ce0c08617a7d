// How many claims got which verdict, as a bar, as buttons that leave one verdict, and in words.
import { element, sentence, textColour } from "../dom.ts";
import { format } from "../text.ts";
import { countsOf, type Filters } from "./math.ts";
import type { State, Text } from "./state.ts";

interface Parts {
  texts: Record<Text, string>;
  data: State["data"];
  symbol(verdict: string): SVGElement;
  press(verdict: string): void;
}

export function countsView({ texts, data, symbol, press }: Parts) {
  const { claims, verdicts } = data;
  // The buttons and the sentence say all of it.
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  const buttons = verdicts.map(({ value }) => {
    const word = element("span");
    return { word, node: element("button", { type: "button", click: () => press(value) }, symbol(value), word) };
  });
  const said = sentence();

  return {
    nodes: [bar, element("div", { class: "verdicts", role: "group", "aria-label": texts.verdicts }, ...buttons.map(({ node }) => node)), said.node],
    update(filters: Filters) {
      const counts = countsOf(claims, filters, verdicts.map(({ value }) => value));
      const parts = verdicts.map(({ value, colour }, at) => {
        const part = element("span", {}, symbol(value), String(counts[at]));
        part.classList.toggle("off", filters.verdict !== "" && filters.verdict !== value);
        part.style.flexGrow = String(counts[at]);
        part.style.backgroundColor = colour;
        part.style.color = textColour(colour);
        return part;
      });
      bar.replaceChildren(...parts.filter((_, at) => counts[at] > 0));
      buttons.forEach(({ word, node }, at) => {
        word.textContent = format(texts.count, { count: counts[at], label: verdicts[at].label });
        node.setAttribute("aria-pressed", String(filters.verdict === verdicts[at].value));
      });
      const [reproduced, close, in_part, not_reproduced, not_checkable] = counts;
      const all = counts.reduce((sum, count) => sum + count, 0);
      const summary = format(texts.summary, { all, reproduced, close, in_part, not_reproduced, not_checkable });
      const only = verdicts.find(({ value }) => value === filters.verdict);
      said.say(only ? format(texts.sentences, { said: summary, more: format(texts.only, { label: only.label }) }) : summary);
    },
  };
}

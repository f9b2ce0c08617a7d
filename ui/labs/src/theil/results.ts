// The parts of the index as bars, and what each group contributes as a table.
import { scaleLinear } from "d3-scale";
import { element, picture, rowHead, table } from "../dom.ts";
import { fitted, fixed, format } from "../text.ts";
import type { Decomposition } from "./math.ts";
import type { Data, Text } from "./state.ts";

export function resultsOf(texts: Record<Text, string>, { groups }: Data) {
  const { figure, svg, resize } = picture(texts.parts, "img");
  const columns = [texts.group, texts.population_share, texts.value_share, texts.own_index, texts.between, texts.within];
  const { node, body, foot } = table(texts.groups, columns);

  function drawBars({ total, between, groups: parts }: Decomposition, width: number) {
    const shown = [
      { name: texts.between_part, value: between, colour: "var(--quiet)" },
      ...parts.map(({ group, within }) => ({
        name: format(texts.within_part, { group: fitted(groups[group].name, 0.38 * width) }),
        value: within,
        colour: groups[group].colour,
      })),
    ];
    const row = 46;
    const x = scaleLinear([0, total > 0 ? total : 1], [0, width]);
    resize(width, shown.length * row);
    svg
      .selectAll("text.part")
      .data(shown)
      .join("text")
      .attr("class", "part")
      .attr("x", 0)
      .attr("y", (_, at) => at * row + 14)
      .text(({ name, value }) => format(texts.part, { name, value, rate: total > 0 ? (100 * value) / total : 0 }));
    svg
      .selectAll("rect.whole")
      .data(shown)
      .join("rect")
      .attr("class", "whole")
      .attr("width", width)
      .attr("height", 14)
      .attr("y", (_, at) => at * row + 21);
    svg
      .selectAll("rect.part")
      .data(shown)
      .join("rect")
      .attr("class", "part")
      .attr("fill", ({ colour }) => colour)
      .attr("height", 14)
      .attr("y", (_, at) => at * row + 21)
      .attr("width", ({ value }) => Math.max(0, x(value)));
  }

  function fillTable({ total, between, within, groups: parts }: Decomposition, marked: number) {
    const line = (name: string, numbers: number[], isMarked = false) => {
      const cells = numbers.map((value) => element("td", { title: value }, fixed(value, 4)));
      return element("tr", isMarked ? { class: "marked" } : {}, rowHead(name), ...cells);
    };
    const lines = parts.map((part) => {
      const numbers = [part.population_share, part.value_share, part.index, part.between, part.within];
      return line(groups[part.group].name, numbers, part.group === marked);
    });
    body.replaceChildren(...lines);
    foot.replaceChildren(line(texts.all, [1, 1, total, between, within]));
  }

  return {
    node: element("div", { class: "columns results" }, figure, node),
    figure,
    /** Draw the bars in this many pixels of width. */
    draw(found: Decomposition, marked: number, width: number) {
      drawBars(found, width);
      fillTable(found, marked);
    },
  };
}

// A tile for each row, on the map if it has a place there; those who changed their group show both.
import { ahead, element } from "../dom.ts";
import { format, shortened } from "../text.ts";
import type { Chain, Outcome, Texts } from "./state.ts";

export function tilesOf({ rows, groups, words, outcomes: [usual] }: Chain, texts: Texts) {
  const onMap = rows[0].tile !== undefined;
  const tiles = rows.map(({ name, short, tile }) => {
    const mark = element("span", { "aria-hidden": "true" });
    const spoken = element("span", { class: "spoken" });
    const label = element("b", { "aria-hidden": "true", dir: "auto" }, short ?? shortened(name, 14));
    const node = element("li", { title: name }, label, mark, spoken);
    if (tile !== undefined) node.style.gridArea = `${tile[0] + 1} / ${tile[1] + 1}`;
    return { node, mark, spoken };
  });
  const counts = groups.map(({ colour }) => {
    const swatch = element("i");
    swatch.style.backgroundColor = colour;
    return { swatch, text: element("span") };
  });
  const legend = counts.map(({ swatch, text }) => element("span", {}, swatch, text));
  // Without a map, those that are together by default stand together.
  const order = [...rows.keys()];
  if (!onMap) order.sort((a, b) => usual.groups[a] - usual.groups[b] || a - b);
  const list = element("ul", { class: onMap ? "tiles" : "tiles loose", "aria-label": texts.map }, ...order.map((row) => tiles[row].node));
  return {
    node: element("figure", {}, element("figcaption", { class: "legend" }, ahead(words.group), ...legend), list),
    draw(outcome: Outcome) {
      tiles.forEach(({ node, mark, spoken }, row) => {
        const [before, after] = [groups[usual.groups[row]], groups[outcome.groups[row]]];
        const moved = before !== after;
        node.style.backgroundColor = after.colour;
        node.style.color = after.ink;
        node.classList.toggle("moved", moved);
        mark.textContent = moved ? format(texts.arrow, { before: before.mark, after: after.mark }) : after.mark;
        const said = { row: rows[row].name, group: after.name, before: before.name, after: after.name };
        spoken.textContent = format(moved ? texts.moved : texts.place, said);
      });
      counts.forEach(({ text }, group) => {
        const { name, mark } = groups[group];
        const count = outcome.groups.filter((of) => of === group).length;
        text.textContent = format(texts.count, { name: mark === name ? name : `${mark} ${name}`, count });
      });
    },
  };
}

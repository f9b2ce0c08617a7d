// The text of the pictures: who is in which region.
import { element, table } from "../dom.ts";
import type { Model } from "../lab.ts";
import { type Look, shape } from "../marks.ts";
import { format, shortened } from "../text.ts";
import type { Picture, Scene, State } from "./state.ts";

export function regionTable(model: Model<State>): Picture {
  const texts = model.get("texts");
  const { rows, looks, groups } = model.get("data");
  const { node, body } = table(texts.regions, [texts.region, texts.members, texts.size, ...(groups?.names ?? []).map((name) => shortened(name, 16))]);
  node.classList.add("regions");
  node.style.setProperty("--rows", String(rows.length));
  return {
    node,
    update({ regions }: Scene) {
      const numbers = [...new Set(regions)].sort((a, b) => a - b);
      const lines = numbers.map((number) => {
        const members = [...rows.keys()].filter((row) => regions[row] === number);
        const counted = [members.length, ...(groups?.names ?? []).map((_, group) => members.filter((row) => groups!.of[row] === group).length)];
        const names = members.map((row) => element("span", { "data-row": row, dir: "auto", title: rows[row] }, shortened(rows[row], 48)));
        return element(
          "tr",
          {},
          element("th", { scope: "row" }, mark(looks[number - 1]), format(texts.region_of, { number })),
          element("td", { class: "members" }, ...names.flatMap((name, at) => (at === 0 ? [name] : [texts.separator, name]))),
          ...counted.map((count) => element("td", {}, String(count))),
        );
      });
      body.replaceChildren(...lines);
    },
  };
}

function mark(look: Look): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("class", "mark");
  path.setAttribute("fill", look.colour);
  path.setAttribute("d", shape(look, 95));
  svg.append(path);
  return svg;
}

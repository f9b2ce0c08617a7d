// One tile for each row, with the number of its region.
import { picture, textColour } from "../dom.ts";
import type { Model } from "../lab.ts";
import type { Point } from "./math.ts";
import { fitted } from "../text.ts";
import type { Picture, Scene, State } from "./state.ts";

const LARGEST = 68;

export function tileMap(model: Model<State>, tiles: Point[]): Picture {
  const { rows, labels } = model.get("data");
  const texts = model.get("texts");
  const { figure, svg, resize } = picture(texts.map, "img", texts.map);
  figure.classList.add("tiles");
  const [down, across] = [0, 1].map((side) => 1 + Math.max(...tiles.map((tile) => tile[side])));
  return {
    node: figure,
    update({ looks, written }: Scene, width) {
      const side = Math.min(LARGEST, width / across);
      const tall = Math.max(34, 0.8 * side);
      resize(width, tall * down);
      const tile = svg
        .selectAll<SVGGElement, Point>("g")
        .data(tiles)
        .join((entering) =>
          entering.append("g").call((made) => {
            made.append("rect");
            made.append("text").attr("class", "label").attr("text-anchor", "middle");
            made.append("text").attr("class", "note").attr("text-anchor", "middle");
            made.append("title").text((_, row) => rows[row]);
          }),
        )
        .attr("data-row", (_, row) => row)
        .attr("transform", ([row, column]) => `translate(${(column + 0.5) * side},${(row + 0.5) * tall})`)
        .style("--ink-on", (_, row) => textColour(looks[row].colour));
      tile
        .select("rect")
        .attr("x", 1.5 - side / 2)
        .attr("y", 1.5 - tall / 2)
        .attr("width", side - 3)
        .attr("height", tall - 3)
        .attr("fill", (_, row) => looks[row].colour);
      tile.select("text.label").attr("dy", "-0.15em").text((_, row) => fitted(labels[row], side - 6));
      tile.select("text.note").attr("dy", "1em").text((_, row) => fitted(written[row], side - 6));
    },
  };
}

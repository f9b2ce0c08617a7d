// The map: in each tile the number or the group of its region.
import type { Model } from "../lab.ts";
import { tileMap } from "../tiles.ts";
import type { Point } from "./math.ts";
import type { Picture, State } from "./state.ts";

export function mapOf(model: Model<State>, places: Point[]): Picture {
  const texts = model.get("texts");
  const { rows, labels } = model.get("data");
  const tiles = places.map(([row, column], at) => ({ name: rows[at], label: labels[at], row, column }));
  const { figure, draw } = tileMap(tiles, texts.map, texts.map);
  return {
    node: figure,
    update: ({ looks, written }, width) => void draw(width, looks.map(({ colour }, row) => ({ colour, note: written[row] }))),
  };
}

// A map of tiles: one for each row, with its short name and a note under it.
import { picture, textColour } from "./dom.ts";
import { fitted } from "./text.ts";

export interface Tile {
  name: string;
  /** Its short name. */
  label: string;
  row: number;
  column: number;
}

/** What a tile shows. */
export interface Shown {
  colour: string;
  note: string;
}

const GAP = 3;
const WIDEST = 80;

/** The map, and the group of each tile, to which a lab adds what only it shows. */
export function tileMap(tiles: Tile[], title: string, caption?: string) {
  const columns = 1 + Math.max(...tiles.map(({ column }) => column));
  const rows = 1 + Math.max(...tiles.map(({ row }) => row));
  const { figure, svg, resize } = picture(title, "img", caption);
  figure.classList.add("tiles");
  const groups = svg
    .selectAll<SVGGElement, Tile>("g.tile")
    .data(tiles)
    .join("g")
    .attr("class", "tile")
    .attr("data-row", (_, at) => at);
  groups.append("title").text(({ name }) => name);
  groups.append("rect").attr("rx", 3);
  groups.append("text").attr("class", "label");
  groups.append("text").attr("class", "note");

  /** Draw all tiles in this many pixels of width, and say how large one is. */
  function draw(width: number, shown: Shown[]) {
    const wide = Math.min(WIDEST, width / columns);
    const high = Math.min(62, Math.max(42, 0.82 * wide));
    const room = wide - 2 * GAP;
    resize(width, rows * high);
    groups
      .attr("transform", ({ row, column }) => `translate(${column * wide},${row * high})`)
      .style("--ink-on", (_, at) => textColour(shown[at].colour));
    groups
      .select("rect")
      .attr("x", GAP / 2)
      .attr("y", GAP / 2)
      .attr("width", wide - GAP)
      .attr("height", high - GAP)
      .attr("fill", (_, at) => shown[at].colour);
    const write = (line: string, y: number) => groups.select(line).attr("x", wide / 2).attr("y", y);
    write("text.label", 0.46 * high).text(({ label }) => fitted(label, room));
    write("text.note", 0.84 * high).text((_, at) => fitted(shown[at].note, room));
    return { wide, high };
  }
  return { figure, svg, groups, draw };
}

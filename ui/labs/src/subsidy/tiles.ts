// A map of tiles: one for each province, with its short name and its number.
import type { Selection } from "d3-selection";
import { element, picture, textColour } from "../dom.ts";

export interface Tile {
  name: string;
  /** Its short name. */
  label: string;
  row: number;
  column: number;
}

/** What the tiles show. */
export interface TileValues {
  title: string;
  values: number[];
  /** Numbers as written on the tiles. */
  written: string[];
  /** Above zero a triangle points up, below it points down; zero is unmarked. */
  signs: number[];
  /** Of the colour scale; what lies outside has the colour of the nearer end. */
  limits: [number, number];
  scale: string[];
  /** Tiles with a frame. */
  marked: (tile: number) => boolean;
  framed: (tile: number) => boolean;
}

const GAP = 3;
const UP = "M0,-4.5 L5,4 L-5,4 Z";
const DOWN = "M0,4.5 L5,-4 L-5,-4 Z";

/** A map that says which tile was pressed. */
export function tileMap(tiles: Tile[], pressed: (tile: number) => void) {
  const columns = 1 + Math.max(...tiles.map(({ column }) => column));
  const rows = 1 + Math.max(...tiles.map(({ row }) => row));
  const { figure, svg, resize } = picture("", "img");
  const groups = svg
    .selectAll<SVGGElement, Tile>("g.tile")
    .data(tiles)
    .join("g")
    .attr("class", "tile")
    .on("click", (_event, tile) => pressed(tiles.indexOf(tile)));
  groups.append("title");
  groups.append("rect").attr("rx", 3);
  groups.append("text").attr("class", "label").text(({ label }) => label);
  groups.append("text").attr("class", "number");
  groups.append("path");

  function draw(width: number, shown: TileValues) {
    const wide = width / columns;
    // On a small tile the triangle needs its place beside the short name.
    const isSmall = wide < 50;
    const high = Math.min(62, Math.max(44, 0.82 * wide));
    const colours = shown.values.map((value) => colourOf(value, shown.limits, shown.scale));
    const inks = colours.map(textColour);
    resize(width, rows * high);
    svg.attr("aria-label", shown.title);
    groups
      .attr("transform", ({ row, column }) => `translate(${column * wide}, ${row * high})`)
      .classed("marked", (_, at) => shown.marked(at))
      .classed("framed", (_, at) => shown.framed(at));
    groups.select("title").text(({ name }, at) => `${name}: ${shown.written[at]}`);
    groups
      .select("rect")
      .attr("x", GAP / 2)
      .attr("y", GAP / 2)
      .attr("width", wide - GAP)
      .attr("height", high - GAP)
      .attr("fill", (_, at) => colours[at]);
    svg.classed("small", isSmall);
    place(groups.select(".label"), isSmall ? wide / 2 - 5 : wide / 2, 0.42 * high, inks);
    place(groups.select(".number"), wide / 2, 0.78 * high, inks).text((_, at) => shown.written[at]);
    groups
      .select("path")
      .attr("transform", isSmall ? `translate(${wide - 8}, ${0.38 * high}) scale(0.8)` : `translate(${wide - 10}, 11)`)
      .attr("fill", (_, at) => inks[at])
      .attr("d", (_, at) => (shown.signs[at] > 0 ? UP : shown.signs[at] < 0 ? DOWN : ""));
  }
  return { figure, draw };
}

function place(texts: Selection<SVGGElement, Tile, any, unknown>, x: number, y: number, inks: string[]) {
  return texts
    .attr("x", x)
    .attr("y", y)
    .style("fill", (_, at) => inks[at]);
}

function colourOf(value: number, [low, high]: [number, number], scale: string[]): string {
  const share = high > low ? (value - low) / (high - low) : 0;
  return scale[Math.round(Math.max(0, Math.min(1, share)) * (scale.length - 1))];
}

/** A colour scale as a bar, with what its ends and its middle stand for. */
export function scaleBar(): { node: HTMLElement; show(scale: string[], words: string[]): void } {
  const bar = element("div", { class: "bar" });
  const ends = element("div", { class: "ends" });
  return {
    node: element("div", { class: "scale" }, bar, ends),
    show(scale, words) {
      bar.style.background = `linear-gradient(to right, ${scale.join(", ")})`;
      ends.replaceChildren(...words.map((word) => element("span", {}, word)));
    },
  };
}

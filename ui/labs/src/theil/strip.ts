// Each row as a mark in the band of its group; a mark dragged to another band moves there.
import { scaleLog } from "d3-scale";
import { select } from "d3-selection";
import { dragIn, picture } from "../dom.ts";
import { change, type Model } from "../lab.ts";
import { shape } from "../marks.ts";
import { LINE, placeNames } from "../placement.ts";
import { shortened, textWidth } from "../text.ts";
import { decompositionOf, type State, valuesOf } from "./state.ts";

const BAND = 104;

interface Hands {
  /** A mark is taken. */
  grab(): void;
  assign(row: number, group: number): void;
}

export function stripOf(model: Model<State>, { grab, assign }: Hands) {
  const texts = model.get("texts");
  const data = model.get("data");
  const { rows, groups, indicators } = data;
  const { figure, svg, resize } = picture(texts.figure, "img", texts.relative);

  /** The row under the hand, which no frame puts back to its place. */
  let held: number | undefined;
  let drawnWidth = 0;
  const move = dragIn<SVGPathElement, number>(svg)
    .clickDistance(4)
    .on("start", grab)
    .on("drag", function (event, row) {
      held = row;
      select(this).classed("dragged", true).style("transform", `translate(${event.x}px, ${event.y}px)`);
    })
    .on("end", function (event, row) {
      held = undefined;
      select(this).classed("dragged", false);
      const onto = Math.floor(event.y / BAND);
      const isCancelled = event.sourceEvent.type === "touchcancel";
      change(model, "followed", row);
      if (!isCancelled && onto in groups && onto !== model.get("choice").groups[row]) assign(row, onto);
      else draw(drawnWidth);
    });

  function draw(width: number) {
    drawnWidth = width;
    const choice = model.get("choice");
    const { levels, heads } = valuesOf(data, choice);
    const height = BAND * groups.length + 26;
    resize(width, height);

    // One scale for all years: a year that passes moves the provinces, not the axis.
    const ratios = indicators[choice.indicator].levels.flatMap((ofYear, at) => relatives(ofYear, indicators[choice.indicator].weights[at]));
    const now = relatives(levels, heads);
    const known = [...ratios, ...now].filter((ratio) => ratio > 0);
    const x = scaleLog([Math.min(...known) * 0.9, Math.max(...known) * 1.1], [8, width - 14]).clamp(true);
    const people = heads.reduce((sum, weight) => sum + weight, 0);
    const radii = heads.map((weight) => 4 + 14 * Math.sqrt(weight / people / 2));
    const places = swarm(now.map(x), radii, choice.groups);
    const looks = choice.groups.map((group) => groups[group]);
    const marked = model.get("followed");

    svg
      .selectAll("rect.band")
      .data(groups)
      .join("rect")
      .attr("class", "band")
      .attr("x", 0)
      .attr("width", width)
      .attr("y", (_, group) => group * BAND + 2)
      .attr("height", BAND - 6);
    const ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8].filter((ratio) => ratio >= x.domain()[0] && ratio <= x.domain()[1]);
    svg
      .selectAll("line.grid")
      .data(ticks)
      .join("line")
      .attr("class", (ratio) => (ratio === 1 ? "grid mean" : "grid"))
      .attr("x1", x)
      .attr("x2", x)
      .attr("y1", 0)
      .attr("y2", height - 24);
    svg
      .selectAll("text.across")
      .data(ticks)
      .join("text")
      .attr("class", "across")
      .attr("text-anchor", "middle")
      .attr("x", x)
      .attr("y", height - 8)
      .text((ratio) => (ratio === 1 ? texts.mean : `${ratio} ×`));
    const means = decompositionOf(model, choice).groups.filter(({ relative }) => relative > 0);
    svg
      .selectAll("line.group-mean")
      .data(means)
      .join("line")
      .attr("class", "group-mean")
      .attr("stroke", ({ group }) => groups[group].colour)
      .attr("x1", ({ relative }) => x(relative))
      .attr("x2", ({ relative }) => x(relative))
      .attr("y1", ({ group }) => group * BAND + 2)
      .attr("y2", ({ group }) => group * BAND + BAND - 4);
    svg
      .selectAll("text.group")
      .data(groups)
      .join("text")
      .attr("class", "group")
      .attr("text-anchor", "end")
      .attr("x", width - 8)
      .attr("y", (_, group) => group * BAND + 18)
      .text(({ name }) => shortened(name, 24));

    const marks = svg
      .selectAll<SVGPathElement, number>("path.row")
      .data(rows.keys())
      .join((entering) => entering.append("path").call((dots) => dots.append("title")))
      .attr("class", "row")
      .classed("marked", (row) => row === marked)
      .classed("dragged", (row) => row === held)
      .attr("fill", (row) => looks[row].colour)
      .attr("d", (row) => shape(looks[row], Math.PI * radii[row] ** 2))
      .call(move);
    marks.select("title").text((row) => rows[row]);
    marks.filter((row) => row !== held).style("transform", (row) => `translate(${places[row].x}px, ${places[row].y}px)`);
    // The followed one is named first, and always.
    const order = [...rows.keys()].sort((a, b) => Number(b === marked) - Number(a === marked) || heads[b] - heads[a]);
    const names = placeNames(
      order.map((row) => ({ ...places[row], name: shortened(rows[row], 20) })),
      width,
      height - 24,
      textWidth,
      true,
    );
    const written = order.map((row, at) => ({ row, ...names[at] })).filter(({ row, free }) => free || row === marked);
    svg
      .selectAll<SVGTextElement, (typeof written)[number]>("text.row")
      .data(written, ({ row }) => row)
      .join("text")
      .attr("class", "row")
      .classed("marked", ({ row }) => row === marked)
      .style("transform", ({ left, top }) => `translate(${left}px, ${top + LINE - 4}px)`)
      .text(({ name }) => name);
  }

  return { figure, draw };
}

function relatives(levels: number[], weights: number[]): number[] {
  const people = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = levels.reduce((sum, level, row) => sum + level * weights[row], 0) / people;
  return levels.map((level) => level / mean);
}

/** Places in each group's band, beside each other where they would overlap. */
function swarm(across: number[], radii: number[], groups: number[]): { x: number; y: number }[] {
  const placed: { x: number; y: number; r: number; group: number }[] = [];
  const order = [...across.keys()].sort((a, b) => radii[b] - radii[a]);
  const result: { x: number; y: number }[] = [];
  for (const row of order) {
    const [x, r, group] = [across[row], radii[row], groups[row]];
    const middle = group * BAND + BAND / 2 - 1;
    const limit = BAND / 2 - 10 - r;
    const tries = Array.from({ length: 2 * Math.floor(limit / 3) + 1 }, (_, at) => middle + (at % 2 ? 1 : -1) * 3 * Math.ceil(at / 2));
    const y = tries.find((y) => placed.every((other) => other.group !== group || Math.hypot(other.x - x, other.y - y) >= other.r + r + 1)) ?? middle;
    placed.push({ x, y, r, group });
    result[row] = { x, y };
  }
  return result;
}

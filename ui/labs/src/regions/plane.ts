// The rows as points: what is near here merges first. The last merge shows the distances that it took.
import { scaleLinear } from "d3-scale";
import { picture } from "../dom.ts";
import type { Model } from "../lab.ts";
import { shape } from "../marks.ts";
import { LINE, placeNames, type Placed } from "../placement.ts";
import { hull, meanOf, type Point } from "./math.ts";
import { decimals, fixed, format, shortened, textWidth } from "../text.ts";
import type { Picture, Scene, State } from "./state.ts";
import { decidingPairs } from "./merge.ts";

const TALLEST = 580;
const MARGIN = 34;

export function scatter(model: Model<State>, { axes, variables, points }: NonNullable<State["data"]["plane"]>): Picture {
  const texts = model.get("texts");
  const { rows, labels, distances, looks: numbered } = model.get("data");
  const [first, second] = axes.map((name) => shortened(name, 40));
  const caption = format(variables > 2 ? texts.plane_of_many : texts.plane_axes, { first, second, count: variables });
  const { figure, svg, resize } = picture(format(texts.plane, { first, second }), "img", caption);
  const layers = ["grid", "hulls", "merge", "marks", "names"].map((name) => svg.append("g").attr("class", name));
  const [grid, hulls, merge, marks, names] = layers;
  const extent = [0, 1].map((side) => points.map((point) => point[side])).map((values) => [Math.min(...values), Math.max(...values)]);

  // Names depend on the width alone.
  let named: { width: number; placed: Placed[] } | undefined;

  return {
    node: figure,
    update({ tree, merges, clusters, regions, looks, choice, lit }: Scene, width) {
      // One unit is as long to the right as upwards: what looks near is near.
      const [across, up] = extent.map(([low, high]) => high - low || 1);
      const unit = Math.min((width - 2.4 * MARGIN) / across, (Math.min(width, TALLEST) - 2 * MARGIN) / up);
      const height = unit * up + 2 * MARGIN;
      const middle = (extent[0][0] + extent[0][1]) / 2;
      const sides = [middle - width / 2 / unit, middle + width / 2 / unit];
      const x = scaleLinear(sides, [0, width]);
      const y = scaleLinear([extent[1][0] - MARGIN / unit, extent[1][1] + MARGIN / unit], [height, 0]);
      resize(width, height);
      const at = (point: Point): Point => [x(point[0]), y(point[1])];
      const places = points.map(at);

      const columns = x.ticks(6);
      const step = columns[1] - columns[0];
      const [lowest, highest] = y.domain().map((value) => value / step);
      const levels = Array.from({ length: Math.floor(highest) - Math.ceil(lowest) + 1 }, (_, at) => step * (Math.ceil(lowest) + at));
      const ticks = [
        ...columns.map((value) => ({ value, name: "across", line: [x(value), 0, x(value), height - 20], text: [x(value), height - 6] })),
        ...levels.map((value) => ({ value, name: "up", line: [24, y(value), width, y(value)], text: [20, y(value) + 4] })),
      ].filter(({ name, text }) => (name === "across" ? text[0] > 24 && text[0] < width - 10 : text[1] > 8 && text[1] < height - 18));
      grid
        .selectAll("line")
        .data(ticks)
        .join("line")
        .attr("class", ({ value }) => (value === 0 ? "grid zero" : "grid"))
        .attr("x1", ({ line }) => line[0])
        .attr("y1", ({ line }) => line[1])
        .attr("x2", ({ line }) => line[2])
        .attr("y2", ({ line }) => line[3]);
      grid
        .selectAll("text")
        .data(ticks)
        .join("text")
        .attr("class", ({ name }) => name)
        .attr("text-anchor", ({ name }) => (name === "across" ? "middle" : "end"))
        .attr("x", ({ text }) => text[0])
        .attr("y", ({ text }) => text[1])
        .text(({ value }) => fixed(value, decimals(columns)));

      const numbers = [...new Set(regions)];
      hulls
        .selectAll<SVGPathElement, number>("path")
        .data(numbers, String)
        .join("path")
        .style("--colour", (number) => numbered[number - 1].colour)
        .attr("d", (number) => `M${hull(places.filter((_, row) => regions[row] === number)).join("L")}Z`);

      const [one, other] = merges > 0 ? tree.merges[merges - 1].map((cluster) => clusters[cluster]) : [[], []];
      const lines: [Point, Point][] =
        choice.linkage === "ward" && merges > 0
          ? [[meanOf(points, one), meanOf(points, other)].map((mean) => at(mean as Point)) as [Point, Point]]
          : decidingPairs(choice.linkage, distances[choice.metric], rows.length, one, other).map((pair) => [places[pair.first], places[pair.second]]);
      merge
        .selectAll("path")
        .data([lines])
        .join("path")
        .classed("many", lines.length > 12)
        .attr("d", lines.map(([from, to]) => `M${from}L${to}`).join(""));

      marks
        .selectAll("path")
        .data(looks)
        .join((entering) => entering.append("path").call((dots) => dots.append("title").text((_, row) => rows[row])))
        .attr("class", "mark")
        .attr("data-row", (_, row) => row)
        .attr("fill", ({ colour }) => colour)
        .attr("transform", (_, row) => `translate(${places[row]})`)
        .attr("d", (look, row) => shape(look, row === lit ? 230 : 95));

      if (named?.width !== width) {
        const shorts = places.map(([left, top], row) => ({ x: left, y: top, name: width < 420 ? shortened(labels[row], 12) : shortened(rows[row], 20) }));
        named = { width, placed: placeNames(shorts, width, height - 20, textWidth, true) };
      }
      names
        .selectAll("text")
        .data(named.placed)
        .join("text")
        .attr("class", ({ free }) => (free ? "name" : "name crowded"))
        .attr("data-row", (_, row) => row)
        .attr("x", ({ left }) => left)
        .attr("y", ({ top }) => top + LINE - 4)
        .text(({ name }) => name);
    },
  };
}

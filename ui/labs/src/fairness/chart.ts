// A measure of both distributions by aversion, and below it who is the better one from turn to turn.
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { dragIn, element, picture } from "../dom.ts";
import type { Model } from "../lab.ts";
import { fixed, shortened, textWidth } from "../text.ts";
import { type Distribution, END, epsilonAt, positionOf, same } from "./math.ts";
import { bothOf, type Named, pairOf, SIDES, type State } from "./state.ts";

export interface Measure {
  name: "index" | "equivalent";
  of(distribution: Distribution, epsilon: number | null): number;
  lessIsBetter: boolean;
  places: number;
}

const TICKS = [0, 0.2, 0.5, 1, 2, 5, null];
const POSITIONS = Array.from({ length: END / 2 + 1 }, (_, step) => 2 * step);
const HEIGHT = 250;
const BAND = 24;
const LEFT = 52;
const RIGHT = 14;

type Scale = ScaleLinear<number, number>;

export function chartOf(model: Model<State>, measure: Measure, title: string, bandTitle: string, choose: (epsilon: number | null) => void) {
  const { figure, svg, resize } = picture(`${title}. ${bandTitle}`, "img", title);
  const along = dragIn<SVGSVGElement>(svg);
  const legend = element("div", { class: "legend" });
  figure.classList.add("fairness");
  figure.firstElementChild!.after(legend);

  function drawAxes(x: Scale, y: Scale, right: number) {
    const heights = y.ticks(5);
    svg.selectAll("line.grid").data(heights).join("line").attr("class", "grid").attr("x1", LEFT).attr("x2", right).attr("y1", y).attr("y2", y);
    svg
      .selectAll("text.up")
      .data(heights)
      .join("text")
      .attr("class", "up")
      .attr("text-anchor", "end")
      .attr("dy", "0.35em")
      .attr("x", LEFT - 6)
      .attr("y", y)
      .text((height) => fixed(height, measure.places, true));
    svg
      .selectAll("text.across")
      .data(TICKS)
      .join("text")
      .attr("class", "across")
      .attr("text-anchor", "middle")
      .attr("x", (epsilon) => x(positionOf(epsilon)))
      .attr("y", HEIGHT + BAND + 24)
      .text((epsilon) => (epsilon === null ? "∞" : String(epsilon)));
  }

  function drawTurns(turns: { epsilon: number; left: number; top: number }[], right: number) {
    svg
      .selectAll("line.turn")
      .data(turns)
      .join("line")
      .attr("class", "turn")
      .attr("x1", ({ left }) => left)
      .attr("x2", ({ left }) => left)
      .attr("y1", ({ top }) => top)
      .attr("y2", HEIGHT);
    svg
      .selectAll("path.turn")
      .data(turns)
      .join("path")
      .attr("class", "turn")
      .attr("d", "M0,-7L7,0L0,7L-7,0Z")
      .attr("transform", ({ left, top }) => `translate(${left},${top})`);
    const atRight = (left: number) => left > right - 46;
    svg
      .selectAll("text.turn")
      .data(turns)
      .join("text")
      .attr("class", "turn")
      .attr("text-anchor", ({ left }) => (atRight(left) ? "end" : "start"))
      .attr("x", ({ left }) => left + (atRight(left) ? -10 : 10))
      .attr("y", ({ top }) => Math.max(14, top - 10))
      .text(({ epsilon }) => fixed(epsilon, 2));
  }

  function drawBand(both: Named[], turns: number[], x: Scale) {
    const bounds = [0, ...turns.map(positionOf), END];
    const parts = bounds.slice(1).map((end, at) => {
      const [one, other] = both.map((given) => measure.of(given, epsilonAt((bounds[at] + end) / 2)));
      const better = same(one, other) ? undefined : one < other === measure.lessIsBetter ? 0 : 1;
      return { from: x(bounds[at]), to: x(end), better };
    });
    svg
      .selectAll("rect.winner")
      .data(parts)
      .join("rect")
      .attr("class", ({ better }) => `winner ${better === undefined ? "neither" : SIDES[better]}`)
      .attr("x", ({ from }) => from)
      .attr("width", ({ from, to }) => to - from)
      .attr("y", HEIGHT)
      .attr("height", BAND);
    svg
      .selectAll("text.winner")
      .data(parts)
      .join("text")
      .attr("class", "winner")
      .attr("text-anchor", "middle")
      .attr("x", ({ from, to }) => (from + to) / 2)
      .attr("y", HEIGHT + BAND - 7)
      .text(({ from, to, better }) => (better === undefined ? "=" : fitting(both[better].name, to - from - 6)));
  }

  function drawHere(both: Named[], epsilon: number | null, x: Scale, y: Scale) {
    const here = x(positionOf(epsilon));
    svg.selectAll("line.here").data([here]).join("line").attr("class", "here").attr("x1", here).attr("x2", here).attr("y1", 4).attr("y2", HEIGHT);
    svg
      .selectAll("path.pointer")
      .data([here])
      .join("path")
      .attr("class", "pointer")
      .attr("d", "M0,-1L6,8H-6Z")
      .attr("transform", `translate(${here},${HEIGHT + BAND})`);
    svg
      .selectAll("circle.here")
      .data(both)
      .join("circle")
      .attr("class", (_, at) => `here ${SIDES[at]}`)
      .attr("r", 6)
      .attr("cx", here)
      .attr("cy", (given) => y(measure.of(given, epsilon)));
  }

  return {
    node: figure,
    draw() {
      const width = figure.clientWidth;
      const both = bothOf(model);
      const turns = pairOf(model)[measure.name];
      const curves = both.map((given) => POSITIONS.map((position) => measure.of(given, epsilonAt(position))));
      const x = scaleLinear([0, END], [LEFT, width - RIGHT]);
      const y = scaleLinear([0, Math.max(1e-9, ...curves.flat()) * 1.06], [HEIGHT - 6, 8]);
      const path = line<number>((_, step) => x(POSITIONS[step]), y);
      resize(width, HEIGHT + BAND + 34);
      legend.replaceChildren(...both.map(({ name }, at) => element("span", { title: name }, element("i", { class: SIDES[at] }), shortened(name, 28))));
      drawAxes(x, y, width - RIGHT);
      svg
        .selectAll("path.curve")
        .data(curves)
        .join("path")
        .attr("class", (_, at) => `curve ${SIDES[at]}`)
        .attr("d", path);
      drawBand(both, turns, x);
      drawTurns(
        turns.map((epsilon) => ({ epsilon, left: x(positionOf(epsilon)), top: y(measure.of(both[0], epsilon)) })),
        width - RIGHT,
      );
      drawHere(both, model.get("choice").epsilon, x, y);
      svg.call(along.on("start drag", (event) => choose(epsilonAt(Math.round(Math.min(END, Math.max(0, x.invert(event.x))))))));
    },
  };
}

/** As much of a name as fits, or nothing. */
function fitting(name: string, width: number): string {
  const whole = shortened(name, 22);
  if (textWidth(whole) <= width) return whole;
  return width > 14 ? shortened(name, Math.max(2, Math.floor(width / 10))) : "";
}

// The criterion at every angle; where the axes stand can be dragged along it.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { dragIn, picture } from "../dom.ts";
import type { Model } from "../lab.ts";
import { fixed } from "../text.ts";
import { criterionCurve, type Extremes, type Position } from "./math.ts";
import { LIMIT, type State } from "./state.ts";

const ANGLES = Array.from({ length: 2 * LIMIT + 1 }, (_, step) => step - LIMIT);

export function curveOf(model: Model<State>, turnTo: (degrees: number) => void) {
  const texts = model.get("texts");
  const { unrotated, kaiser } = model.get("data");
  const { figure, svg, resize } = picture(texts.curve, "img", texts.criterion);
  figure.classList.add("curve");
  const along = dragIn<SVGSVGElement>(svg);

  function draw(position: Position, criterion: number, { largest }: Extremes) {
    const width = figure.clientWidth;
    const values = criterionCurve(unrotated, position, kaiser, ANGLES);
    const height = 176;
    const x = scaleLinear([-LIMIT, LIMIT], [46, width - 14]);
    const y = scaleLinear([0, largest > 0 ? largest * 1.12 : 1], [height - 30, 20]);
    resize(width, height);
    const ticks = [-90, -45, 0, 45, 90];
    svg
      .selectAll("text.across")
      .data(ticks)
      .join("text")
      .attr("class", "across")
      .attr("text-anchor", "middle")
      .attr("x", x)
      .attr("y", height - 10)
      .text((degrees) => `${fixed(degrees, 0)}°`);
    const heights = y.ticks(4);
    svg
      .selectAll("line.grid")
      .data(heights)
      .join("line")
      .attr("class", "grid")
      .attr("x1", x(-LIMIT))
      .attr("x2", x(LIMIT))
      .attr("y1", y)
      .attr("y2", y);
    svg
      .selectAll("text.up")
      .data(heights)
      .join("text")
      .attr("class", "up")
      .attr("text-anchor", "end")
      .attr("dy", "0.35em")
      .attr("x", 40)
      .attr("y", y)
      .text((value) => fixed(value, 2));
    const path = line<number>(
      (degrees) => x(degrees),
      (_, at) => y(values[at]),
    );
    svg.selectAll("path.curve").data([0]).join("path").attr("class", "curve").attr("d", path(ANGLES));
    const here = { x: x(position.angle), y: y(criterion) };
    svg
      .selectAll("line.here")
      .data([here])
      .join("line")
      .attr("class", "here")
      .attr("x1", here.x)
      .attr("x2", here.x)
      .attr("y1", y(0))
      .attr("y2", here.y);
    svg.selectAll("circle.here").data([here]).join("circle").attr("class", "here").attr("r", 6).attr("cx", here.x).attr("cy", here.y);
    svg
      .selectAll("text.here")
      .data([here])
      .join("text")
      .attr("class", "here")
      .attr("text-anchor", here.x > width - 60 ? "end" : here.x < 90 ? "start" : "middle")
      .attr("x", here.x)
      .attr("y", here.y - 11)
      .text(fixed(criterion, 4));
    svg.call(along.on("start drag", (event) => turnTo(x.invert(event.x))));
  }

  return { figure, draw };
}

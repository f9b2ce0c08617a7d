// The variables in the plane of two axes, and the axes, which a hand turns.
import { scaleLinear } from "d3-scale";
import { dragIn, picture, stepsOf } from "../dom.ts";
import type { Model } from "../lab.ts";
import { LINE, placeNames } from "../placement.ts";
import { format, shortened, textWidth } from "../text.ts";
import { type Position, product, turn } from "./math.ts";
import { LIMIT, type State } from "./state.ts";

const HANDLE = 17;
/** In a plane narrower than this the variables are numbered. */
const ROOM_FOR_NAMES = 340;

/** An axis that turns, and the direction of its positive end. */
interface Axis {
  name: string;
  factor: number;
  right: number;
  up: number;
}

export function planeOf(model: Model<State>, turnTo: (degrees: number) => void) {
  const texts = model.get("texts");
  const { variables, components, factors, unrotated } = model.get("data");
  const { figure, svg, resize } = picture(texts.plane, "group");
  const grab = dragIn<SVGGElement, Axis>(svg);

  function draw(position: Position, criterion: number) {
    const size = Math.min(figure.clientWidth, 560);
    const reach = Math.max(1, ...unrotated.map((row) => Math.hypot(...row))) * 1.36;
    const x = scaleLinear([-reach, reach], [0, size]);
    const y = scaleLinear([-reach, reach], [size, 0]);
    resize(size, size);

    const { frame, first, second, angle, order } = position;
    const inFrame = product(unrotated, frame).map((row) => [row[first], row[second]]);
    const isStart = frame.every((row, i) => row.every((value, j) => value === Number(i === j)));

    svg
      .selectAll("circle.unit")
      .data([0])
      .join("circle")
      .attr("class", "unit")
      .attr("cx", x(0))
      .attr("cy", y(0))
      .attr("r", x(1) - x(0));
    const frameAxes = [
      { name: isStart ? components[first] : "", x1: x(-reach), y1: y(0), x2: x(reach), y2: y(0), left: size - 2, top: y(0) + 34 },
      { name: isStart ? components[second] : "", x1: x(0), y1: y(-reach), x2: x(0), y2: y(reach), left: x(0) + 24, top: 14 },
    ];
    svg
      .selectAll("line.frame")
      .data(frameAxes)
      .join("line")
      .attr("class", "frame")
      .attr("x1", (axis) => axis.x1)
      .attr("y1", (axis) => axis.y1)
      .attr("x2", (axis) => axis.x2)
      .attr("y2", (axis) => axis.y2);
    svg
      .selectAll("text.frame")
      .data(frameAxes)
      .join("text")
      .attr("class", "frame")
      .attr("text-anchor", (_, axis) => (axis === 0 ? "end" : "start"))
      .attr("x", (axis) => axis.left)
      .attr("y", (axis) => axis.top)
      .text((axis) => shortened(axis.name, 12));

    const turned = product(turn(frame.length, first, second, angle), order);
    const axes = factors
      .map((name, factor) => ({ name, factor, right: turned[first][factor], up: turned[second][factor] }))
      .filter(({ right, up }) => Math.hypot(right, up) > 0.5);
    const end = x.invert(size - HANDLE - 2);
    svg
      .selectAll("line.turned")
      .data(axes)
      .join("line")
      .attr("class", "turned")
      .attr("x1", ({ right }) => x(-end * right))
      .attr("y1", ({ up }) => y(-end * up))
      .attr("x2", ({ right }) => x(end * right))
      .attr("y2", ({ up }) => y(end * up));

    const nameOf = (row: number) => (size < ROOM_FOR_NAMES ? String(row + 1) : shortened(variables[row], size < 420 ? 16 : 26));
    const named = inFrame.map(([right, up], row) => ({ x: x(right), y: y(up), name: nameOf(row) }));
    svg
      .selectAll("line.variable")
      .data(named)
      .join("line")
      .attr("class", "variable")
      .attr("x1", x(0))
      .attr("y1", y(0))
      .attr("x2", (point) => point.x)
      .attr("y2", (point) => point.y);
    svg
      .selectAll("circle.variable")
      .data(named)
      .join((entering) => entering.append("circle").call((circles) => circles.append("title")))
      .attr("class", "variable")
      .attr("r", 4.5)
      .attr("cx", (point) => point.x)
      .attr("cy", (point) => point.y)
      .select("title")
      .text((_, row) => variables[row]);
    svg
      .selectAll("text.variable")
      .data(placeNames(named, size, size, textWidth))
      .join("text")
      .attr("class", "variable")
      .attr("x", (point) => point.left)
      .attr("y", (point) => point.top + LINE - 4)
      .text((point) => point.name);

    grab.on("drag", (event, axis) => {
      const now = model.get("position");
      const standing = product(turn(frame.length, first, second, now.angle), order);
      const stands = Math.atan2(standing[second][axis.factor], standing[first][axis.factor]);
      const by = ((Math.atan2(y.invert(event.y), x.invert(event.x)) - stands) * 180) / Math.PI;
      turnTo(now.angle + by - 360 * Math.round(by / 360));
    });
    const handles = svg
      .selectAll<SVGGElement, Axis>("g.handle")
      .data(axes, ({ name }) => name)
      .join((entering) =>
        entering
          .append("g")
          .attr("class", "handle")
          .call((group) => group.append("circle").attr("r", HANDLE))
          .call((group) => group.append("text").attr("text-anchor", "middle").attr("dy", "0.35em"))
          .on("keydown", onKey),
      )
      .attr("transform", ({ right, up }) => `translate(${x(end * right)},${y(end * up)})`)
      .attr("role", "slider")
      .attr("tabindex", 0)
      .attr("aria-label", ({ name }) => format(texts.angle, { factor: name }))
      .attr("aria-valuemin", -LIMIT)
      .attr("aria-valuemax", LIMIT)
      .attr("aria-valuenow", angle.toFixed(1))
      .attr("aria-valuetext", format(texts.angle_now, { angle, criterion }))
      .call(grab);
    handles.select("text").text(({ name }) => shortened(name, 4));
  }

  function onKey(event: KeyboardEvent) {
    const { angle } = model.get("position");
    const steps = stepsOf(event.key);
    if (steps === undefined) return;
    event.preventDefault();
    turnTo(angle + steps * (event.shiftKey ? 0.1 : 1));
  }

  return { figure, draw, isNumbered: () => figure.clientWidth < ROOM_FOR_NAMES };
}

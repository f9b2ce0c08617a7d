// Rotation lab: turn the axes by hand and see loadings and criterion follow.
import { drag } from "d3-drag";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { line } from "d3-shape";
import { choice, element, sentence, stepsOf, writeSigned } from "../dom.ts";
import { change, lab, type Model, type Shared, type View } from "../lab.ts";
import { LINE, placeNames } from "../placement.ts";
import {
  criterionCurve,
  criterionExtremes,
  type Extremes,
  explainedVariance,
  identity,
  type Matrix,
  type Position,
  product,
  rotationMatrix,
  turn,
  varimaxCriterion,
  workingLoadings,
} from "../rotation_math.ts";
import { fixed, format, shortened, textWidth } from "../text.ts";

type Text =
  | "plane"
  | "curve"
  | "loadings"
  | "axes_in"
  | "angle"
  | "angle_now"
  | "criterion"
  | "library"
  | "start"
  | "plane_of"
  | "variable"
  | "communality"
  | "explained"
  | "position"
  | "flat"
  | "at_library"
  | "highest"
  | "separator"
  | "sentences";

interface State extends Shared<Text> {
  data: {
    variables: string[];
    components: string[];
    factors: string[];
    unrotated: Matrix;
    kaiser: boolean;
    start: Position;
    solution: Position;
  };
  position: Position;
}

const LIMIT = 90;
const HANDLE = 17;
/** In less pixels of width the variables are numbered. */
const ROOM_FOR_NAMES = 340;
const ANGLES = Array.from({ length: 2 * LIMIT + 1 }, (_, step) => step - LIMIT);

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { variables, components, factors, unrotated, kaiser, start, solution } = model.get("data");
  const communalities = unrotated.map((row) => row.reduce((sum, value) => sum + value ** 2, 0));
  const signed = model.get("colours").signed;

  const move = (position: Position) => change(model, "position", position);
  const turnTo = (degrees: number) => {
    const angle = Math.min(LIMIT, Math.max(-LIMIT, Math.round(degrees * 10) / 10));
    move({ ...model.get("position"), angle });
  };

  const plane = element("figure", { class: "plane" });
  const curve = element("figure", { class: "curve" }, element("figcaption", {}, texts.criterion));
  const planeSvg = select(plane).append("svg").attr("role", "group").attr("aria-label", texts.plane);
  const curveSvg = select(curve).append("svg").attr("role", "img").attr("aria-label", texts.curve);
  const table = loadingsTable();
  const said = sentence();
  const controls = element(
    "div",
    { class: "controls" },
    element("button", { type: "button", class: "main", click: () => move(solution) }, texts.library),
    element("button", { type: "button", click: () => move(start) }, texts.start),
  );
  const planes = planeChoice();
  if (planes !== undefined) controls.append(planes.field);
  root.append(controls, element("div", { class: "columns" }, plane, element("div", {}, curve, table.node)), said.node);

  /** With more than two factors: which two axes turn. Those turned so far become the frame. */
  function planeChoice() {
    if (factors.length === 2) return undefined;
    const pairs = factors.flatMap((_, first) => factors.slice(first + 1).map((_, next) => [first, first + 1 + next]));
    const options = pairs.map(([first, second]) => ({
      value: `${first} ${second}`,
      label: format(texts.plane_of, { first: factors[first], second: factors[second] }),
    }));
    return choice(texts.axes_in, options, (value) => {
      const [first, second] = value.split(" ").map(Number);
      const frame = rotationMatrix(model.get("position"));
      move({ frame, first, second, angle: 0, order: identity(frame.length) });
    });
  }

  function loadingsTable() {
    const head = element("tr", {}, ...[texts.variable, ...factors, texts.communality].map((name) => element("th", { scope: "col" }, name)));
    const rows = variables.map((variable, row) => {
      const name = element("th", { scope: "row", dir: "auto", title: variable });
      const cells = factors.map(() => element("td"));
      const whole = element("td", { title: communalities[row] }, fixed(communalities[row], 3));
      return { name, cells, node: element("tr", {}, name, ...cells, whole) };
    });
    const sums = factors.map(() => element("td"));
    const total = element("td", {}, fixed(communalities.reduce((sum, value) => sum + value, 0), 3));
    const foot = element("tr", {}, element("th", { scope: "row" }, texts.explained), ...sums, total);
    const body = element("tbody", {}, ...rows.map(({ node }) => node));
    const made = element("table", {}, element("caption", {}, texts.loadings), element("thead", {}, head), body, element("tfoot", {}, foot));
    return {
      node: element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": texts.loadings }, made),
      update(loadings: Matrix, numbered: boolean) {
        rows.forEach(({ name, cells }, row) => {
          name.textContent = numbered ? `${row + 1} ${shortened(variables[row], 48)}` : shortened(variables[row], 48);
          const largest = Math.max(...loadings[row].map(Math.abs));
          cells.forEach((cell, column) => {
            const value = loadings[row][column];
            writeSigned(cell, value, signed);
            cell.className = Math.abs(value) === largest ? "largest" : "";
          });
        });
        explainedVariance(loadings).forEach((value, column) => (sums[column].textContent = fixed(value, 3)));
      },
    };
  }

  function drawPlane(width: number, position: Position, criterion: number) {
    const size = Math.min(width, 560);
    const reach = Math.max(1, ...unrotated.map((row) => Math.hypot(...row))) * 1.36;
    const x = scaleLinear([-reach, reach], [0, size]);
    const y = scaleLinear([-reach, reach], [size, 0]);
    planeSvg.attr("viewBox", `0 0 ${size} ${size}`).attr("width", size).attr("height", size);

    const { frame, first, second, angle, order } = position;
    const inFrame = product(unrotated, frame).map((row) => [row[first], row[second]]);
    const isStart = frame.every((row, i) => row.every((value, j) => value === Number(i === j)));

    planeSvg
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
    planeSvg
      .selectAll("line.frame")
      .data(frameAxes)
      .join("line")
      .attr("class", "frame")
      .attr("x1", (axis) => axis.x1)
      .attr("y1", (axis) => axis.y1)
      .attr("x2", (axis) => axis.x2)
      .attr("y2", (axis) => axis.y2);
    planeSvg
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
    planeSvg
      .selectAll("line.turned")
      .data(axes)
      .join("line")
      .attr("class", "turned")
      .attr("x1", ({ right }) => x(-end * right))
      .attr("y1", ({ up }) => y(-end * up))
      .attr("x2", ({ right }) => x(end * right))
      .attr("y2", ({ up }) => y(end * up));

    const named = inFrame.map(([right, up], row) => ({ x: x(right), y: y(up), name: size < ROOM_FOR_NAMES ? String(row + 1) : shortened(variables[row], size < 420 ? 16 : 26) }));
    planeSvg
      .selectAll("line.variable")
      .data(named)
      .join("line")
      .attr("class", "variable")
      .attr("x1", x(0))
      .attr("y1", y(0))
      .attr("x2", (point) => point.x)
      .attr("y2", (point) => point.y);
    planeSvg
      .selectAll("circle.variable")
      .data(named)
      .join((entering) => entering.append("circle").call((circles) => circles.append("title")))
      .attr("class", "variable")
      .attr("r", 4.5)
      .attr("cx", (point) => point.x)
      .attr("cy", (point) => point.y)
      .select("title")
      .text((_, row) => variables[row]);
    planeSvg
      .selectAll("text.variable")
      .data(placeNames(named, size, size, textWidth))
      .join("text")
      .attr("class", "variable")
      .attr("x", (point) => point.left)
      .attr("y", (point) => point.top + LINE - 4)
      .text((point) => point.name);

    const grab = drag<SVGGElement, (typeof axes)[number]>()
      .container(() => planeSvg.node()!)
      .on("drag", (event, axis) => {
        const now = model.get("position");
        const standing = product(turn(frame.length, first, second, now.angle), order);
        const stands = Math.atan2(standing[second][axis.factor], standing[first][axis.factor]);
        const by = ((Math.atan2(y.invert(event.y), x.invert(event.x)) - stands) * 180) / Math.PI;
        turnTo(now.angle + by - 360 * Math.round(by / 360));
      });
    const handles = planeSvg
      .selectAll<SVGGElement, (typeof axes)[number]>("g.handle")
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
      .call(grab)
      .raise();
    handles.select("text").text(({ name }) => shortened(name, 4));
  }

  function onKey(event: KeyboardEvent) {
    const { angle } = model.get("position");
    const steps = stepsOf(event.key);
    if (steps === undefined) return;
    event.preventDefault();
    turnTo(angle + steps * (event.shiftKey ? 0.1 : 1));
  }

  function drawCurve(width: number, position: Position, criterion: number, { largest }: Extremes) {
    const values = criterionCurve(unrotated, position, kaiser, ANGLES);
    const height = 176;
    const x = scaleLinear([-LIMIT, LIMIT], [46, width - 14]);
    const y = scaleLinear([0, largest > 0 ? largest * 1.12 : 1], [height - 30, 20]);
    curveSvg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
    const ticks = [-90, -45, 0, 45, 90];
    curveSvg
      .selectAll("text.across")
      .data(ticks)
      .join("text")
      .attr("class", "across")
      .attr("text-anchor", "middle")
      .attr("x", x)
      .attr("y", height - 10)
      .text((degrees) => `${fixed(degrees, 0)}°`);
    const heights = y.ticks(4);
    curveSvg
      .selectAll("line.grid")
      .data(heights)
      .join("line")
      .attr("class", "grid")
      .attr("x1", x(-LIMIT))
      .attr("x2", x(LIMIT))
      .attr("y1", y)
      .attr("y2", y);
    curveSvg
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
    curveSvg.selectAll("path.curve").data([0]).join("path").attr("class", "curve").attr("d", path(ANGLES));
    const here = { x: x(position.angle), y: y(criterion) };
    curveSvg
      .selectAll("line.here")
      .data([here])
      .join("line")
      .attr("class", "here")
      .attr("x1", here.x)
      .attr("x2", here.x)
      .attr("y1", y(0))
      .attr("y2", here.y);
    curveSvg.selectAll("circle.here").data([here]).join("circle").attr("class", "here").attr("r", 6).attr("cx", here.x).attr("cy", here.y);
    curveSvg
      .selectAll("text.here")
      .data([here])
      .join("text")
      .attr("class", "here")
      .attr("text-anchor", here.x > width - 60 ? "end" : here.x < 90 ? "start" : "middle")
      .attr("x", here.x)
      .attr("y", here.y - 11)
      .text(fixed(criterion, 4));
    curveSvg.call(
      drag<SVGSVGElement, unknown>()
        .container(() => curveSvg.node()!)
        .on("start drag", (event) => turnTo(x.invert(event.x))),
    );
  }

  function sentenceOf(loadings: Matrix, position: Position, criterion: number, { largest, least }: Extremes): string {
    const flat = largest - least < 1e-10;
    const share = (100 * criterion) / largest;
    const stands = flat ? format(texts.flat, { criterion }) : format(texts.position, { angle: position.angle, criterion, share, largest });
    const highest = loadings.map((row) => row.map(Math.abs)).map((row) => row.indexOf(Math.max(...row)));
    const groups = factors.flatMap((factor, column) => {
      const members = variables.filter((_, row) => highest[row] === column).map((name) => shortened(name, 60));
      return members.length ? [format(texts.highest, { factor, variables: members.join(texts.separator) })] : [];
    });
    const same = JSON.stringify(position) === JSON.stringify(solution) ? [texts.at_library] : [];
    return [stands, ...same, ...groups].reduce((said, more) => format(texts.sentences, { said, more }));
  }

  return {
    update() {
      const position = model.get("position");
      const loadings = product(unrotated, rotationMatrix(position));
      const criterion = varimaxCriterion(workingLoadings(loadings, kaiser));
      const extremes = criterionExtremes(unrotated, position, kaiser);
      drawPlane(plane.clientWidth, position, criterion);
      drawCurve(curve.clientWidth, position, criterion, extremes);
      table.update(loadings, plane.clientWidth < ROOM_FOR_NAMES);
      if (planes !== undefined) planes.list.value = `${position.first} ${position.second}`;
      said.say(sentenceOf(loadings, position, criterion, extremes));
    },
  };
});


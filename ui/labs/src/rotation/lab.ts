// Rotation lab: turn the axes by hand and see loadings and criterion follow.
import { choice, element, rowHead, sentence, table, writeSigned } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { fixed, format, shortened } from "../text.ts";
import { curveOf } from "./curve.ts";
import {
  criterionExtremes,
  type Extremes,
  explainedVariance,
  identity,
  type Matrix,
  type Position,
  product,
  rotationMatrix,
  varimaxCriterion,
  workingLoadings,
} from "./math.ts";
import { planeOf } from "./plane.ts";
import { LIMIT, type State } from "./state.ts";

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { variables, factors, unrotated, kaiser, start, solution } = model.get("data");
  const communalities = unrotated.map((row) => row.reduce((sum, value) => sum + value ** 2, 0));
  const signed = model.get("colours").signed;

  const move = (position: Position) => change(model, "position", position);
  const turnTo = (degrees: number) => {
    const angle = Math.min(LIMIT, Math.max(-LIMIT, Math.round(degrees * 10) / 10));
    move({ ...model.get("position"), angle });
  };

  const plane = planeOf(model, turnTo);
  const curve = curveOf(model, turnTo);
  const shown = loadingsTable();
  const said = sentence();
  const controls = element(
    "div",
    { class: "controls" },
    element("button", { type: "button", class: "main", click: () => move(solution) }, texts.library),
    element("button", { type: "button", click: () => move(start) }, texts.start),
  );
  const planes = planeChoice();
  if (planes !== undefined) controls.append(planes.field);
  root.append(controls, element("div", { class: "columns" }, plane.figure, element("div", {}, curve.figure, shown.node)), said.node);

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
    const { node, body, foot } = table(texts.loadings, [texts.variable, ...factors, texts.communality]);
    const rows = variables.map((variable, row) => {
      const name = rowHead(variable);
      const cells = factors.map(() => element("td"));
      const whole = element("td", { title: communalities[row] }, fixed(communalities[row], 3));
      body.append(element("tr", {}, name, ...cells, whole));
      return { name, cells, said: name.textContent };
    });
    const sums = factors.map(() => element("td"));
    const total = communalities.reduce((sum, value) => sum + value, 0);
    foot.append(element("tr", {}, element("th", { scope: "row" }, texts.explained), ...sums, element("td", {}, fixed(total, 3))));
    return {
      node,
      update(loadings: Matrix, numbered: boolean) {
        rows.forEach(({ name, cells, said }, row) => {
          name.textContent = numbered ? `${row + 1} ${said}` : said;
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
      plane.draw(position, criterion);
      curve.draw(position, criterion, extremes);
      shown.update(loadings, plane.isNumbered());
      if (planes !== undefined) planes.list.value = `${position.first} ${position.second}`;
      said.say(sentenceOf(loadings, position, criterion, extremes));
    },
  };
});


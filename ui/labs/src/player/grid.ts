// A step's value as a table: as a heat map with one cell in focus, or with the cells in use lit up.
import { element, textColour } from "../dom.ts";
import { heat, type Input, type Place, placesOf } from "./math.ts";
import { shortened } from "../text.ts";
import { type StepView, written } from "./state.ts";

/** A label in which a line may break after an underscore. */
const breakable = (label: string) => label.split(/(?<=_)/).flatMap((part) => [part, element("wbr")]);

/** The table of a step, without a word about which cells matter. */
function table(step: StepView, attributes: Record<string, string>) {
  const cells = step.values.map((row, at) =>
    row.map((value, column) => element("td", { title: String(value ?? "–"), "data-row": at, "data-column": column }, written(step, [at, column]))),
  );
  const headed = step.columns.some((label) => label !== "");
  const labelled = step.rows.some((label) => label !== "");
  const header = (scope: string, label: string) => element("th", { scope, dir: "auto", title: label }, element("span", {}, ...breakable(shortened(label, 40))));
  const corner = labelled ? [element("td", { class: "corner" })] : [];
  const head = headed ? [element("thead", {}, element("tr", {}, ...corner, ...step.columns.map((label) => header("col", label))))] : [];
  const body = cells.map((row, at) => element("tr", {}, ...(labelled ? [header("row", step.rows[at])] : []), ...row));
  const node = element("table", attributes, ...head, element("tbody", {}, ...body));
  return { node, cells };
}

function colour(cell: HTMLElement, step: StepView, place: Place, colours: string[]) {
  const value = step.values[place[0]][place[1]];
  if (step.scale === null || value === null) return;
  const background = heat(value, step.limits, colours);
  cell.style.backgroundColor = background;
  cell.style.color = textColour(background);
}

/** Bring a cell into view within its own scrolling box, clear of the headers that stay. */
function reveal(box: HTMLElement, cell: HTMLElement) {
  const [head, first] = [box.querySelector<HTMLElement>("thead"), box.querySelector<HTMLElement>("tbody th")];
  const [above, before] = [head?.offsetHeight ?? 0, first?.offsetWidth ?? 0];
  const { top, left, bottom, right } = cell.getBoundingClientRect();
  const around = box.getBoundingClientRect();
  if (top < around.top + above) box.scrollTop += top - around.top - above - 4;
  else if (bottom > around.top + box.clientHeight) box.scrollTop += bottom - around.top - box.clientHeight + 4;
  if (left < around.left + before) box.scrollLeft += left - around.left - before - 4;
  else if (right > around.left + box.clientWidth) box.scrollLeft += right - around.left - box.clientWidth + 4;
}

interface Hands {
  /** A cell is pointed at. */
  look(place: Place): void;
  /** The focus was moved to a cell. */
  move(place: Place): void;
  /** A cell is to be held, or let go if it already is. */
  hold(place: Place): void;
  release(): void;
}

/** The value of the step on show: a grid through which the arrow keys move. */
export function valueGrid(step: StepView, colours: string[], { look, move, hold, release }: Hands) {
  const { node, cells } = table(step, { role: "grid", "aria-label": step.title });
  const last: Place = [cells.length - 1, cells[0].length - 1];
  const placeOf = (target: EventTarget | null): Place | undefined => {
    const cell = (target as HTMLElement).closest<HTMLElement>("[data-row]");
    return cell ? [Number(cell.dataset.row), Number(cell.dataset.column)] : undefined;
  };
  cells.forEach((row, at) => row.forEach((cell, column) => colour(cell, step, [at, column], colours)));
  let focus: Place = [0, 0];

  node.addEventListener("pointerover", (event) => {
    const place = placeOf(event.target);
    if (place && event.pointerType === "mouse") look(place);
  });
  node.addEventListener("click", (event) => {
    const place = placeOf(event.target);
    if (place) hold(place);
  });
  node.addEventListener("keydown", (event) => {
    const [row, column] = focus;
    const within = (at: number, most: number) => Math.max(0, Math.min(most, at));
    const target: Place | undefined = {
      ArrowUp: [row - 1, column] as Place,
      ArrowDown: [row + 1, column] as Place,
      ArrowLeft: [row, column - 1] as Place,
      ArrowRight: [row, column + 1] as Place,
      PageUp: [row - 10, column] as Place,
      PageDown: [row + 10, column] as Place,
      Home: [event.ctrlKey ? 0 : row, 0] as Place,
      End: [event.ctrlKey ? last[0] : row, last[1]] as Place,
    }[event.key];
    if (target) move([within(target[0], last[0]), within(target[1], last[1])]);
    else if (event.key === "Enter" || event.key === " ") hold(focus);
    else if (event.key === "Escape") release();
    else return;
    event.preventDefault();
  });
  const box = element("div", { class: "scroll value" }, node);
  return {
    node: box,
    /** Mark the cell on show; `held` is said beside by colour also by a thicker frame. */
    update(place: Place, held: boolean) {
      const before = cells[focus[0]][focus[1]];
      const now = cells[place[0]][place[1]];
      const hadFocus = before === document.activeElement;
      const moved = place[0] !== focus[0] || place[1] !== focus[1];
      before.className = "";
      before.removeAttribute("aria-selected");
      before.tabIndex = -1;
      now.className = held ? "shown held" : "shown";
      now.setAttribute("aria-selected", String(held));
      now.tabIndex = 0;
      focus = place;
      if (hadFocus && moved) {
        now.focus({ preventScroll: true });
        reveal(box, now);
      }
    },
    reveal: () => reveal(box, cells[focus[0]][focus[1]]),
    focus() {
      cells[focus[0]][focus[1]].focus({ preventScroll: true });
      reveal(box, cells[focus[0]][focus[1]]);
    },
  };
}

/** Of a table with more rows, or columns, only those in use are shown. */
const MOST_UNUSED = 8;

/** An earlier step, in which the cells in use are lit up. */
export function sourceGrid(step: StepView, colours: string[], go: (place?: Place) => void, goTo: string) {
  const { node, cells } = table(step, { "aria-label": step.title });
  const box = element("div", { class: "scroll source", tabindex: 0, role: "region", "aria-label": step.title }, node);
  node.addEventListener("click", (event) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (cell) go([Number(cell.dataset.row), Number(cell.dataset.column)]);
  });
  const heads = [...node.querySelectorAll<HTMLElement>("thead th")];
  const lines = [...node.querySelectorAll<HTMLElement>("tbody tr")];
  const title = element("button", { type: "button", class: "link", "aria-label": goTo, click: () => go() }, `← ${step.title}`);
  const section = element("section", {}, title, box);
  let lit: HTMLElement[] = [];
  return {
    node: section,
    update(inputs: Input[]) {
      section.hidden = inputs.length === 0;
      for (const cell of lit) {
        cell.className = "";
        cell.removeAttribute("style");
      }
      const places = inputs.flatMap((input) => placesOf(input, cells.length, cells[0].length));
      lit = places.map(([row, column]) => cells[row][column]);
      lit.forEach((cell, at) => {
        cell.className = "lit";
        colour(cell, step, places[at], colours);
      });
      const unused = (length: number, axis: 0 | 1) => {
        const used = new Set(places.map((place) => place[axis]));
        return (at: number) => length > MOST_UNUSED && !used.has(at);
      };
      const [row, column] = [unused(cells.length, 0), unused(cells[0].length, 1)];
      lines.forEach((line, at) => (line.hidden = row(at)));
      for (const line of [heads, ...cells]) line.forEach((cell, at) => (cell.hidden = column(at)));
      if (lit.length > 0) reveal(box, lit[0]);
    },
  };
}

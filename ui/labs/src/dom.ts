// Small parts of a page. Text always goes in as text, never as markup.
import { drag } from "d3-drag";
import { select } from "d3-selection";
import { fixed, shortened } from "./text.ts";

type Attributes = Record<string, string | number | boolean | ((event: Event) => void)>;

/** Make an element; an attribute that is a function listens to the event of its name. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (typeof value === "boolean") made.toggleAttribute(name, value);
    else made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/** A drop-down list under its name. */
export function choice(name: string, options: { value: string; label: string }[], chosen: (value: string) => void) {
  const list = element("select", { change: () => chosen(list.value) }, ...options.map(({ value, label }) => element("option", { value }, label)));
  return { field: element("label", { class: "field" }, element("span", {}, name), list), list };
}

/** A name that stands before what it names, with the colon of its language. */
export function ahead(name: string): HTMLElement {
  return element("span", { class: "ahead" }, name);
}

/** A slider under its name, with its value in words. */
export function slider(name: string, chosen: (value: number) => void) {
  const range = element("input", { type: "range", min: 0, step: 1, value: 0, input: () => chosen(Number(range.value)) });
  // Not an output element: the label would name that one.
  const output = element("span", { class: "value" });
  return {
    range,
    field: element("label", { class: "field" }, element("span", {}, ahead(name), output), range),
    show(value: number, text: string) {
      range.value = String(value);
      range.setAttribute("aria-valuetext", text);
      output.textContent = text;
    },
  };
}

/** A name of one's data: of any direction, and broken after underscores where it is too long. */
export function named(name: string, most = 48): HTMLElement {
  const parts = shortened(name, most).split(/(?<=_)/);
  return element("bdi", { title: name }, ...parts.flatMap((part) => [part, element("wbr")]));
}

/** A figure with a drawing that is as large as its numbers say. */
export function picture(label: string, role: "img" | "group", caption?: string) {
  const figure = element("figure", {}, ...(caption === undefined ? [] : [element("figcaption", {}, caption)]));
  const svg = select(figure).append("svg").attr("role", role).attr("aria-label", label);
  return {
    figure,
    svg,
    resize: (width: number, height: number) => svg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height),
  };
}

/** A drag within a drawing. Made once, not with every frame: a new one would not know of the touch that is under way. */
export function dragIn<Grabbed extends SVGElement, Datum = unknown>(svg: { node(): SVGSVGElement | null }) {
  return drag<Grabbed, Datum>().container(() => svg.node()!);
}

/** A table that scrolls by itself where the page is narrow. */
export function table(name: string, columns: string[]) {
  const head = element("tr");
  const body = element("tbody");
  const foot = element("tfoot");
  const made = element("table", {}, element("caption", {}, name), element("thead", {}, head), body, foot);
  const setColumns = (names: string[]) => head.replaceChildren(...names.map((name) => element("th", { scope: "col" }, name)));
  setColumns(columns);
  return { node: element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": name }, made), setColumns, body, foot };
}

/** The head of a row; a long name is to be had whole by pointing at it. */
export function rowHead(name: string): HTMLElement {
  return element("th", { scope: "row", dir: "auto", title: name }, shortened(name, 48));
}

/** A name for radio buttons that belong together: no other view or lab on the page has it. */
export function nameOfGroup(what: string): string {
  return `${what}-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
}

/** Let a button be pressed or not. Where it had the focus, another one gets it. */
export function allow(button: HTMLButtonElement, isAllowed: boolean, other: HTMLButtonElement): void {
  const hadFocus = button === document.activeElement;
  button.disabled = !isAllowed;
  if (hadFocus && !isAllowed) {
    other.disabled = false;
    other.focus();
  }
}

/** A sentence under a figure, spoken by a screen reader once it has stopped changing. */
export function sentence(): { node: HTMLElement; say(text: string): void } {
  const shown = element("p", { class: "sentence", "aria-hidden": "true" });
  const spoken = element("p", { class: "spoken", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    node: element("div", {}, shown, spoken),
    say(text) {
      if (text === shown.textContent) return;
      const isFirst = shown.textContent === "";
      shown.textContent = text;
      clearTimeout(timer);
      timer = setTimeout(() => (spoken.textContent = text), isFirst ? 0 : 400);
    },
  };
}

/** Black or white, whichever stands out more on a colour such as "#0072b2"; as plots/colours.py. */
export function textColour(background: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(background.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) ** 2 > 1.05 * 0.05 ? "black" : "white";
}

/** Write a signed number between -1 and 1 into a cell, on its colour. */
export function writeSigned(cell: HTMLElement, value: number, scale: string[], places = 3): void {
  const colour = scale[Math.round(((Math.max(-1, Math.min(1, value)) + 1) / 2) * (scale.length - 1))];
  cell.textContent = fixed(value, places);
  cell.title = String(value);
  cell.style.backgroundColor = colour;
  cell.style.color = textColour(colour);
}

/** What an arrow key does to a slider, in steps; nothing for other keys. */
export function stepsOf(key: string): number | undefined {
  return { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity }[key];
}

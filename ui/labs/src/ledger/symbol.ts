// The symbol of each verdict: strokes in a square of sixteen, so that no font need have them.
import { textColour } from "../dom.ts";
import type { Verdict } from "./state.ts";

const STROKES: Record<string, string> = {
  reproduced: "M3 8.5 6.5 12 13 4.5",
  close: "M2.5 7q2.75-3 5.5 0t5.5 0M2.5 11q2.75-3 5.5 0t5.5 0",
  "in part": "M8 3a5 5 0 0 0 0 10zM10.5 3.8a5 5 0 0 1 0 8.4",
  "not reproduced": "M4 4l8 8M12 4l-8 8",
  "not checkable": "M5.5 6a2.5 2.5 0 1 1 3.6 2.2Q8 8.8 8 10M8 12.4v.2",
};

/** Draws the symbol of a verdict on its colour; its word stands beside it. */
export function symbolsOf(verdicts: Verdict[]): (verdict: string) => SVGElement {
  const colours = new Map(verdicts.map(({ value, colour }) => [value, colour]));
  return (verdict) => {
    const colour = colours.get(verdict)!;
    const made = svg("svg", { class: "symbol", viewBox: "0 0 16 16", width: 18, height: 18, "aria-hidden": "true" });
    made.append(svg("rect", { width: 16, height: 16, rx: 3, fill: colour }), svg("path", { d: STROKES[verdict], stroke: textColour(colour) }));
    return made;
  };
}

/** Make an element of a drawing. */
export function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

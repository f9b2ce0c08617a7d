// Formulas, as MathML that the browser sets and a screen reader speaks.
const MATHML = "http://www.w3.org/1998/Math/MathML";

export type Part = Element | string | number;

function made(tag: string, ...children: (Element | string)[]): Element {
  const element = document.createElementNS(MATHML, tag);
  element.append(...children);
  return element;
}

/** One part of a formula: letters become names, what starts with a digit numbers, the rest signs. */
function part(given: Part): Element {
  if (given instanceof Element) return given;
  const text = String(given);
  return made(/^[\d−.]*\d$/.test(text) ? "mn" : /^\p{L}+$/u.test(text) ? "mi" : "mo", text);
}

export const row = (...parts: Part[]) => made("mrow", ...parts.map(part));
export const fraction = (above: Part, below: Part) => made("mfrac", part(above), part(below));
export const root = (...parts: Part[]) => made("msqrt", ...parts.map(part));
export const raised = (base: Part, power: Part) => made("msup", part(base), part(power));
export const lowered = (base: Part, index: Part) => made("msub", part(base), part(index));
export const under = (base: Part, below: Part) => made("munder", part(base), part(below));
export const barred = (base: Part) => made("mover", part(base), part("¯"));

/** Number of members, as bars around the name of a set. */
export function size(set: string): Element {
  const bar = () => {
    const sign = made("mo", "|");
    for (const [name, value] of Object.entries({ stretchy: "false", lspace: "0", rspace: "0" })) sign.setAttribute(name, value);
    return sign;
  };
  return row(bar(), set, bar());
}

export function formula(...parts: Part[]): Element {
  const math = made("math", row(...parts));
  math.setAttribute("display", "block");
  return math;
}

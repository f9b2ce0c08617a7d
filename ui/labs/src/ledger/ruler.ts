// A printed number and ours on one scale: what rounds to the printed one, and what is called close.
import { scaleLinear } from "d3-scale";
import { textWidth } from "../text.ts";
import { ends } from "./math.ts";
import type { Claim, Text } from "./state.ts";
import { svg } from "./symbol.ts";

/** Height of the drawing, and where its line lies. */
const [HEIGHT, AXIS] = [86, 44];

export function rulerOf({ ruler, printed, ours }: Claim, colour: string, texts: Record<Text, string>, width: number): SVGElement | undefined {
  if (ruler === null) return undefined;
  const { low, high, close_low, close_high } = ruler;
  const x = scaleLinear(ends(ruler), [0, width]).clamp(true);
  const middle = (x(low) + x(high)) / 2;
  const thin = Math.max(x(high) - x(low), 3);
  const zone = (from: number, to: number, name: string) => svg("rect", { class: name, x: from, width: to - from, y: AXIS - 16, height: 16 });
  const label = (text: string, at: number, y: number, name: string) => {
    const half = textWidth(text) * 0.55 + 4; // Some are bold.
    const centre = Math.min(Math.max(at, half), width - half);
    const node = svg("text", { class: name, x: centre, y, "text-anchor": "middle" });
    node.textContent = text;
    return { node, from: centre - half, to: centre + half };
  };

  const made = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": texts.ruler });
  made.append(
    zone(x(close_low), x(close_high), "near"),
    zone(middle - thin / 2, middle + thin / 2, "interval"),
    svg("line", { class: "axis", x1: 0, x2: width, y1: AXIS, y2: AXIS }),
    label(`${texts.printed} ${printed}`, middle, AXIS - 22, "here").node,
  );
  const near = label(texts.near, (x(close_low) + x(close_high)) / 2, AXIS + 34, "near");
  let isFree = near.to - near.from < x(close_high) - x(close_low);
  if (ruler.ours !== null) {
    const at = x(ruler.ours);
    const result = label(`${texts.ours} ${ours}`, at, AXIS + 34, "here");
    made.append(svg("path", { class: "mark", d: `M${at} ${AXIS + 1}l8 15h-16z`, fill: colour }), result.node);
    isFree &&= near.to < result.from || near.from > result.to;
  }
  if (isFree) made.append(near.node);
  return made;
}

// The shapes that tell groups apart without their colours; named as matplotlib names them.
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, type SymbolType } from "d3-shape";

const symbolTriangleDown: SymbolType = {
  draw(context, size) {
    const y = Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, y * 2);
    context.lineTo(-Math.sqrt(3) * y, -y);
    context.lineTo(Math.sqrt(3) * y, -y);
    context.closePath();
  },
};
const symbolPentagon: SymbolType = {
  draw(context, size) {
    const radius = Math.sqrt(size / (2.5 * Math.sin((2 * Math.PI) / 5)));
    for (let corner = 0; corner < 5; corner += 1) {
      const angle = (2 * Math.PI * corner) / 5;
      context[corner ? "lineTo" : "moveTo"](radius * Math.sin(angle), -radius * Math.cos(angle));
    }
    context.closePath();
  },
};
const SHAPES: Record<string, SymbolType> = {
  o: symbolCircle,
  s: symbolSquare,
  "^": symbolTriangle,
  D: symbolDiamond,
  v: symbolTriangleDown,
  P: symbolCross,
  X: symbolStar,
  p: symbolPentagon,
};

/** What a group looks like. */
export interface Look {
  colour: string;
  marker: string;
}

/** Path of the shape around zero, with an area in square pixels. */
export function shape({ marker }: Look, area: number): string {
  return symbol(SHAPES[marker], area)()!;
}

// Words and numbers as Python writes them.

/** Python's `text.format(**values)`, for `{name}` and `{name:.2f}`. */
export function format(text: string, values: Record<string, string | number>): string {
  return pieces(text, values)
    .map(({ text }) => text)
    .join("");
}

/** The same in pieces, those that stand for a value with its name. */
export function pieces(text: string, values: Record<string, string | number>): { text: string; name?: string }[] {
  const found = [...text.matchAll(/([^{]*)(?:\{(\w+)(?::(,)?\.(\d)f)?\})?/g)];
  return found.flatMap(([, before, name, grouped, places]) => {
    if (name === undefined) return [{ text: before }];
    const value = values[name];
    const written = places === undefined ? String(value) : fixed(value as number, Number(places), grouped !== undefined);
    return [{ text: before }, { name, text: written }];
  });
}

/** A number with so many decimals, as Python writes it but with the minus sign of print. */
export function fixed(value: number, places: number, grouped = false): string {
  const digits = Math.abs(value).toFixed(places);
  const shown = grouped ? digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",") : digits;
  return value < 0 && Number(digits) !== 0 ? `−${shown}` : shown;
}

/** Decimals that tell the ticks of an axis apart. */
export function decimals(ticks: number[]): number {
  return ticks.length < 2 ? 0 : Math.max(0, Math.ceil(-Math.log10(ticks[1] - ticks[0]) - 1e-9));
}

/** What fits at a place; the whole is to be had elsewhere. Cut between characters, not within one. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...new Intl.Segmenter().segment(text)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).map((part) => part.segment).join("")}…`;
}

let ruler: CanvasRenderingContext2D | undefined;

/** Width of a name in a figure, in pixels; the font is that of labs.css. */
export function textWidth(text: string): number {
  ruler ??= document.createElement("canvas").getContext("2d")!;
  ruler.font = "13px system-ui, sans-serif";
  return ruler.measureText(text).width;
}

/** As much of a name as fits into so many pixels. */
export function fitted(text: string, width: number): string {
  let shown = text;
  for (let most = Math.ceil(width / 4); textWidth(shown) > width && most > 0; most -= 1) shown = shortened(text, most);
  return shown;
}

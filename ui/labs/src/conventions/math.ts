// Which outcome belongs to the switches, and whether a number changed; as edusocsec/labs/convention_chains.

/** Place of a choice among all choices, of which the last switch changes fastest. */
export function placeOf(choice: number[], sizes: number[]): number {
  return choice.reduce((place, position, at) => place * sizes[at] + position, 0);
}

/** Whether two values differ by more than rounding leaves. */
export function changes(before: number | string, after: number | string): boolean {
  if (typeof before === "string" || typeof after === "string") return before !== after;
  const least = Math.max(1e-9 * Math.max(Math.abs(before), Math.abs(after)), 1e-12);
  return Math.abs(before - after) > least;
}

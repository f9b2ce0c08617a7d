// Where a step's numbers came from, and how they are coloured.

/** Row and column, counted from 0. */
export type Place = [row: number, column: number];

/** A place in an earlier step; -1 stands for all rows or all columns. */
export type Input = [step: number, row: number, column: number];

export const WHOLE = -1;

export const key = ([row, column]: Place) => `${row} ${column}`;

/** The single places that an input stands for. */
export function placesOf([, row, column]: Input, rows: number, columns: number): Place[] {
  const along = (at: number, length: number) => (at === WHOLE ? [...Array(length).keys()] : [at]);
  return along(row, rows).flatMap((one) => along(column, columns).map((other): Place => [one, other]));
}

/** Colour of a number on a scale between two limits. */
export function heat(value: number, [low, high]: [number, number], colours: string[]): string {
  const share = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return colours[Math.round(share * (colours.length - 1))];
}

interface Labelled {
  rows: string[];
  columns: string[];
  start: Place;
}

/** The cell of another step that is about the same row or column, as far as that step has it. */
export function sameLabels(from: Labelled, [row, column]: Place, to: Labelled): Place {
  const held = [from.rows[row], from.columns[column]].filter((label) => label !== "");
  const find = (labels: string[], own: string, otherwise: number) => {
    const found = [own, ...held].map((label) => (held.includes(label) ? labels.indexOf(label) : -1)).find((at) => at >= 0);
    return found ?? otherwise;
  };
  return [find(to.rows, from.rows[row], to.start[0]), find(to.columns, from.columns[column], to.start[1])];
}

// What the step player knows.
import type { Shared } from "../lab.ts";
import { fixed } from "../text.ts";
import type { Input, Place } from "./math.ts";

export type Text =
  | "numbered"
  | "step_of"
  | "previous"
  | "next"
  | "play"
  | "pause"
  | "depth"
  | "result"
  | "formula"
  | "numbers"
  | "hint"
  | "with_cell"
  | "with_data"
  | "held"
  | "no_kernel"
  | "nothing"
  | "sources"
  | "go_to"
  | "from_data"
  | "is"
  | "cell_is"
  | "uses"
  | "whole_row"
  | "whole_column"
  | "all_cells"
  | "one_number"
  | "more"
  | "separator"
  | "between_cells"
  | "sentences";

export type Depth = "result" | "formula" | "numbers";

export interface Position {
  step: number;
  row: number;
  column: number;
}

export interface State extends Shared<Text> {
  data: { steps: StepView[]; ordered: string[] };
  position: Position;
  depth: Depth;
  /** The formula with numbers for the cell that it names. */
  answer: Position & { worked?: string };
  /** Whether there is a kernel to ask. */
  live: boolean;
}

export interface StepView {
  name: string;
  title: string;
  why: string;
  formula: string;
  rows: string[];
  columns: string[];
  values: (number | null)[][];
  note: string;
  places: number;
  scale: "signed" | "ordered" | null;
  limits: [number, number];
  start: Place;
  needs: number[];
  /** By place. */
  inputs: Record<string, Input[]>;
  /** Formulae with numbers, by place. */
  worked: Record<string, string>;
}

export const isTable = ({ rows, columns }: StepView) => rows.length * columns.length > 1;

/** A cell as it is written. */
export const written = ({ values, places }: StepView, [row, column]: Place) => {
  const value = values[row][column];
  return value === null ? "–" : fixed(value, places);
};

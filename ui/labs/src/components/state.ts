// What the components lab knows.
import type { Shared } from "../lab.ts";

export type Text =
  | "scree"
  | "cut"
  | "cut_now"
  | "rules"
  | "advised"
  | "reason"
  | "kaiser"
  | "random"
  | "share"
  | "enough"
  | "variance"
  | "initial"
  | "extraction"
  | "component"
  | "total"
  | "percent"
  | "cumulative"
  | "loadings"
  | "communalities"
  | "variable"
  | "communality"
  | "of_component"
  | "least"
  | "sentences";

export interface State extends Shared<Text> {
  data: {
    variables: string[];
    components: string[];
    eigenvalues: number[];
    /** Of all components. */
    loadings: number[][];
    /** Eigenvalues of random data. */
    random: number[] | null;
    /** Kaiser's least eigenvalue, and the per cent of the variance that are enough. */
    kaiser: number;
    enough: number;
    advice: { rule: string; count: number; reason: string }[];
    /** What so many components say, from one component on. */
    verdicts: string[];
  };
  kept: number;
}

// What the rotation lab knows.
import type { Shared } from "../lab.ts";
import type { Matrix, Position } from "./math.ts";

export type Text =
  | "plane"
  | "curve"
  | "loadings"
  | "axes_in"
  | "angle"
  | "angle_now"
  | "criterion"
  | "library"
  | "start"
  | "plane_of"
  | "variable"
  | "communality"
  | "explained"
  | "position"
  | "flat"
  | "at_library"
  | "highest"
  | "separator"
  | "sentences";

export interface State extends Shared<Text> {
  data: {
    variables: string[];
    components: string[];
    factors: string[];
    unrotated: Matrix;
    kaiser: boolean;
    start: Position;
    solution: Position;
  };
  position: Position;
}

/** The axes turn by at most so many degrees: a quarter turn swaps them. */
export const LIMIT = 90;

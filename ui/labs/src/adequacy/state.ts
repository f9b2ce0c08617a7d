// What the adequacy lab knows, and what is to be said of the variables that are in.
import type { Model, Shared } from "../lab.ts";
import { format } from "../text.ts";
import { type Adequacy, adequacy, type Matrix, offDiagonalSquares, type Sphericity, sphericity, submatrix, trustedInverse } from "./math.ts";

export type Text =
  | "everything"
  | "look_at"
  | "least"
  | "variables"
  | "variable"
  | "own"
  | "out"
  | "all"
  | "bartlett"
  | "statistic"
  | "df"
  | "p"
  | "none"
  | "correlations"
  | "partial"
  | "pair"
  | "verdict"
  | "correlated"
  | "chance"
  | "working"
  | "why"
  | "is_out"
  | "no_inverse"
  | "leave_one_out"
  | "unrelated"
  | "leave_it_out"
  | "sentences";

/** Why a measure does not exist. */
export interface Refusal {
  problem: string;
  hint: string;
}

export interface Answer {
  kmo: Adequacy | Refusal;
  bartlett: Sphericity | Refusal;
}

export interface State extends Shared<Text> {
  data: {
    variables: string[];
    correlations: Matrix;
    /** One number for all; of pairs that have observations of their own, each pair's. */
    observations: number | Matrix | null;
    /** What the library refuses for so many variables, whichever they are. */
    refusals: { kmo: Refusal | null; bartlett: Refusal | null }[];
    words: { least: number; word: string }[];
  };
  chosen: number[];
  followed: number;
  /** What Python found for those chosen. */
  answer: Answer & { chosen: number[] };
}

/** As in stats/extremes.py: no smaller difference decides anything. */
const ROUNDING = 1e-9;

/** Python's numbers where they are there, and the page's own until then. */
export function answerTo(model: Model<State>, chosen: number[]): Answer {
  const answer = model.get("answer");
  return String(answer.chosen) === String(chosen) ? answer : measured(model, chosen);
}

function measured(model: Model<State>, chosen: number[]): Answer {
  const texts = model.get("texts");
  const { variables, correlations, observations, refusals } = model.get("data");
  const among = submatrix(correlations, chosen);
  const inverse = trustedInverse(among);
  const untrusted: Refusal = { problem: texts.no_inverse, hint: texts.leave_one_out };
  const squares = offDiagonalSquares(among);
  const lonely = chosen.find((_, at) => squares[at] === 0);
  const lone = lonely !== undefined && { problem: format(texts.unrelated, { variable: variables[lonely] }), hint: texts.leave_it_out };
  const { kmo, bartlett } = refusals[chosen.length];
  return {
    kmo: kmo ?? (inverse ? lone || adequacy(among, inverse.matrix) : untrusted),
    bartlett: bartlett ?? (inverse ? sphericity(chosen.length, observationsOf(observations!, chosen), inverse.log_determinant) : untrusted),
  };
}

/** How many observations a test of some variables takes: those of their smallest pair. */
export function observationsOf(observations: number | Matrix, chosen: number[]): number {
  return typeof observations === "number" ? observations : Math.min(...submatrix(observations, chosen).flat());
}

/** Kaiser's word for a measure. */
export function wordFor(measure: number, words: State["data"]["words"]): string {
  return words.find(({ least }) => measure >= least - ROUNDING)!.word;
}

/** Place of the first of the least measures, equal but for rounding. */
export function leastOf(kmo: Adequacy): number {
  const least = Math.min(...kmo.per_variable);
  return kmo.per_variable.findIndex((measure) => measure <= least + ROUNDING);
}

// What the fairness lab knows, and the numbers of a choice.
import type { Model, Shared } from "../lab.ts";
import { type Distribution, equivalent, index, pairPlace } from "./math.ts";

export type Text =
  | "first"
  | "second"
  | "epsilon"
  | "sum_alone"
  | "rawls"
  | "turns"
  | "turn"
  | "ends"
  | "index_figure"
  | "equivalent_figure"
  | "fairer"
  | "better"
  | "table"
  | "name"
  | "mean"
  | "worst_off"
  | "index"
  | "equivalent"
  | "least"
  | "wasted"
  | "more_equal"
  | "more_equal_neither"
  | "worth"
  | "better_off"
  | "better_off_neither"
  | "sentences";

export interface Named extends Distribution {
  name: string;
  worst_off: string;
}

export interface Choice {
  first: number;
  second: number;
  /** Null is Rawls. */
  epsilon: number | null;
}

/** Where the order of two turns, by each measure, and the sentence about it. */
export interface Pair {
  index: number[];
  equivalent: number[];
  verdict: string;
}

interface Numbers {
  indices: number[];
  equivalents: number[];
}

export interface State extends Shared<Text> {
  data: { distributions: Named[]; unit: string; places: number; pairs: Pair[] };
  choice: Choice;
  /** What Python found for a choice. */
  answer: Numbers & { choice: Choice };
}

export const SIDES = ["first", "second"] as const;

/** The two distributions that are chosen. */
export function bothOf(model: Model<State>): Named[] {
  const choice = model.get("choice");
  return SIDES.map((side) => model.get("data").distributions[choice[side]]);
}

export function pairOf(model: Model<State>): Pair {
  const { distributions, pairs } = model.get("data");
  const { first, second } = model.get("choice");
  return pairs[pairPlace(first, second, distributions.length)];
}

/** Python's numbers where they are there, and the page's own until then. */
export function numbersOf(model: Model<State>): Numbers {
  const choice = model.get("choice");
  const answer = model.get("answer");
  if (JSON.stringify(answer.choice) === JSON.stringify(choice)) return answer;
  const both = bothOf(model);
  return {
    indices: both.map((given) => index(given, choice.epsilon)),
    equivalents: both.map((given) => equivalent(given, choice.epsilon)),
  };
}

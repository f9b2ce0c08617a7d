// What the Theil lab knows, and what follows from a choice.
import type { Model, Shared } from "../lab.ts";
import { type Decomposition, decompose, type Kind, transferred } from "./math.ts";

export type Text =
  | "indicator"
  | "kind"
  | "year"
  | "play"
  | "pause"
  | "again"
  | "figure"
  | "relative"
  | "mean"
  | "parts"
  | "between_part"
  | "within_part"
  | "part"
  | "groups"
  | "group"
  | "population_share"
  | "value_share"
  | "own_index"
  | "between"
  | "within"
  | "all"
  | "follow"
  | "row"
  | "counted_in"
  | "terms"
  | "level"
  | "relative_value"
  | "logarithm"
  | "contribution"
  | "followed_T"
  | "followed_L"
  | "transfer"
  | "giver"
  | "receiver"
  | "amount"
  | "amount_of"
  | "verdict"
  | "inside"
  | "moved"
  | "moved_to"
  | "gives"
  | "lowers"
  | "raises"
  | "keeps"
  | "separator"
  | "sentences";

export interface Choice {
  indicator: number;
  year: number;
  kind: Kind;
  /** Group of each row. */
  groups: number[];
  giver: number;
  receiver: number;
  /** By how much the giver's value falls. */
  amount: number;
}

export interface Data {
  rows: string[];
  groups: { name: string; colour: string; marker: string }[];
  years: string[];
  kinds: { kind: Kind; label: string }[];
  indicators: { title: string; unit: string; places: number; levels: number[][]; weights: number[][] }[];
  start: Choice;
}

export interface State extends Shared<Text> {
  data: Data;
  choice: Choice;
  followed: number;
  /** What Python found for a choice. */
  answer: Decomposition & { choice: Choice };
}

/** Levels and weights as published, and levels after the transfer. */
export function valuesOf({ indicators }: Data, choice: Choice) {
  const { levels, weights } = indicators[choice.indicator];
  const published = levels[choice.year];
  const heads = weights[choice.year];
  return { published, heads, levels: transferred(published, heads, choice.giver, choice.receiver, choice.amount) };
}

/** Python's numbers where they are there, and the page's own until then. */
export function decompositionOf(model: Model<State>, choice: Choice): Decomposition {
  const answer = model.get("answer");
  if (JSON.stringify(answer.choice) === JSON.stringify(choice)) return answer;
  const { levels, heads } = valuesOf(model.get("data"), choice);
  return decompose({ levels, weights: heads, groups: choice.groups }, choice.kind);
}

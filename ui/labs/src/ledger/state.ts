// What the ledger lab knows.
import type { Shared } from "../lab.ts";
import type { Filtered, Filters, Ruler } from "./math.ts";

export type Text =
  | "words"
  | "paper"
  | "where"
  | "badge"
  | "substitutes"
  | "all"
  | "clear"
  | "verdicts"
  | "count"
  | "summary"
  | "only"
  | "none"
  | "claims"
  | "what"
  | "numbers"
  | "nothing"
  | "hint"
  | "close"
  | "printed"
  | "number"
  | "ours"
  | "year"
  | "ruler"
  | "near"
  | "detail"
  | "waiting"
  | "no_steps"
  | "formula"
  | "sentences";

export interface Claim extends Filtered {
  id: string;
  title: string;
  subject: string;
  year: string;
  quantity: string;
  printed: string;
  unit: string;
  ours: string;
  label: string;
  data: string;
  reason: string;
  substitutes: string;
  ruler: Ruler | null;
  comparison: string;
}

export interface Verdict {
  value: string;
  label: string;
  colour: string;
}

export type Choices = Record<"paper" | "where" | "badge" | "substitutes", { value: string; label: string }[]>;

export interface State extends Shared<Text> {
  data: { claims: Claim[]; choices: Choices; verdicts: Verdict[] };
  filters: Filters;
  /** Id of the claim that is open; empty for none. */
  opened: string;
  /** Rendered by Python: of the open claim, in a saved page of all. */
  steps: Record<string, string>;
}

// What the subsidy lab knows, and what follows from a choice.
import type { Model, Shared } from "../lab.ts";
import { applyRule, changes, type Outcome, sharePension, type Situation } from "./math.ts";
import type { Tile } from "../tiles.ts";

export type Text =
  | "presets"
  | "way"
  | "rule"
  | "shares"
  | "percent"
  | "per_cent"
  | "per_cent_fine"
  | "base"
  | "budget_more"
  | "budget_less"
  | "budget_same"
  | "same_cost_share"
  | "same_cost_percent"
  | "view"
  | "signs"
  | "and_more"
  | "and_less"
  | "accounts"
  | "centre_pays"
  | "provinces_pay"
  | "pensioners_get"
  | "theil"
  | "table"
  | "province"
  | "burden"
  | "burden_change"
  | "paid"
  | "pension"
  | "pension_change"
  | "replacement"
  | "follow"
  | "who"
  | "followed_pension"
  | "followed_burden"
  | "actual"
  | "budgets"
  | "heaviest"
  | "gains"
  | "centre"
  | "index"
  | "more_pension"
  | "more_burden"
  | "separator"
  | "sentences";

export interface Choice {
  /** Which division into regions; null for the rule. */
  division: number | null;
  /** The centre's share in each region of each division. */
  shares: number[][];
  /** X. */
  percent: number;
}

interface Division {
  title: string;
  regions: { name: string; members: string }[];
  /** Region of each province. */
  of: number[];
}

export interface MapView {
  name: "burden" | "burden_change" | "pension_change" | "replacement";
  title: string;
  limits: [number, number];
  places: number;
}

export interface Data {
  provinces: Tile[];
  situation: Situation;
  divisions: Division[];
  presets: { name: string; choice: Choice }[];
  /** What costs the centre as much as the actual policy. */
  same_cost: { share: number; percent: number };
  actual: Outcome;
  views: MapView[];
  ordered: string[];
  badge: { label: string; caution: string };
}

export interface State extends Shared<Text> {
  data: Data;
  choice: Choice;
  shown: MapView["name"];
  followed: number;
  /** What Python found for a choice. */
  answer: Outcome & { choice: Choice };
}

/** Python's numbers where they are there, and the page's own until then. */
export function outcomeOf(model: Model<State>, choice: Choice): Outcome {
  const answer = model.get("answer");
  if (JSON.stringify(answer.choice) === JSON.stringify(choice)) return answer;
  const { situation, divisions } = model.get("data");
  const { division, shares, percent } = choice;
  if (division === null) return applyRule(percent, situation);
  return sharePension(
    divisions[division].of.map((region) => shares[division][region]),
    situation,
  );
}

/** How burden and pension differ from those of the actual policy. */
export function changesOf({ actual }: Data, now: Outcome) {
  return { burden: changes(actual.burden, now.burden), pension: changes(actual.pension, now.pension) };
}

/** Whether two choices pay the same: what is not in use does not count. */
export function isSame(a: Choice, b: Choice): boolean {
  const { division } = a;
  if (division !== b.division) return false;
  return division === null ? a.percent === b.percent : a.shares[division].every((share, at) => share === b.shares[division][at]);
}

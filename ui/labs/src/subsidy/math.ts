// The arithmetic of edusocsec/papers/pension_subsidy, for a hand that drags and a page without a kernel.
import { theil } from "../theil/math.ts";

/** What the provinces are like, whatever the policy; as situation.py. */
export interface Situation {
  /** Spending on food and clothing, yuan. */
  base: number[];
  national_base: number;
  /** In 10,000. */
  pensioners: number[];
  /** What provinces pay beside the pension, 100 million yuan. */
  other_subsidy: number[];
  /** 100 million yuan. */
  revenue: number[];
  basic_pension: number;
}

export interface Outcome {
  /** Yuan for each pensioner. */
  from_centre: number[];
  from_province: number[];
  pension: number[];
  /** What the provinces pay for the pension, 100 million yuan. */
  paid: number[];
  /** All that they pay, in per cent of their revenue. */
  burden: number[];
  /** Pension in per cent of food and clothing. */
  replacement: number[];
  central_budget: number;
  provincial_budget: number;
  theil: number;
}

/** Changes below this, in any unit, are rounding; as policy_comparison.py. */
const ROUNDING = 1e-9;

/** The same pension everywhere, of which the centre pays a share in each province. */
export function sharePension(shares: number[], here: Situation): Outcome {
  const fromProvince = shares.map((share) => here.basic_pension * (1 - share));
  return outcome(
    fromProvince.map((amount) => here.basic_pension - amount),
    fromProvince,
    here,
  );
}

/** The centre pays a per cent of the national base, a dearer province that of the difference. */
export function applyRule(percent: number, here: Situation): Outcome {
  return outcome(
    here.base.map(() => (percent / 100) * here.national_base),
    here.base.map((base) => Math.max(0, (percent / 100) * (base - here.national_base))),
    here,
  );
}

function outcome(from_centre: number[], from_province: number[], here: Situation): Outcome {
  // Yuan times 10,000 persons are 10,000 yuan; 10,000 of these are 100 million.
  const bill = (perHead: number[]) => perHead.map((amount, at) => (amount * here.pensioners[at]) / 10_000);
  const pension = from_centre.map((amount, at) => amount + from_province[at]);
  const paid = bill(from_province);
  const burden = paid.map((amount, at) => (100 * (amount + here.other_subsidy[at])) / here.revenue[at]);
  return {
    from_centre,
    from_province,
    pension,
    paid,
    burden,
    replacement: pension.map((amount, at) => (100 * amount) / here.base[at]),
    central_budget: sum(bill(from_centre)),
    provincial_budget: sum(paid),
    theil: theil(burden, here.revenue, "T"),
  };
}

/** How much more there is after than before; nothing but rounding is nothing. */
export function changes(before: number[], after: number[]): number[] {
  return after.map((value, at) => (Math.abs(value - before[at]) < ROUNDING ? 0 : value - before[at]));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

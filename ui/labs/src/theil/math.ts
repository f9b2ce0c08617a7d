// The arithmetic of edusocsec/stats/decomposition.py, for a hand that drags and a page without a kernel.

export type Kind = "T" | "L";

/** What is distributed: per head, how many heads, and the group of each row. */
export interface Rows {
  levels: number[];
  weights: number[];
  groups: number[];
}

export interface Group {
  group: number;
  population_share: number;
  value_share: number;
  relative: number;
  index: number;
  between: number;
  within: number;
}

export interface Decomposition {
  total: number;
  between: number;
  within: number;
  /** Only those with people. */
  groups: Group[];
}

/** One row's place in the index. */
export interface Contribution {
  level: number;
  relative: number;
  /** ln(x / mean) for T, ln(mean / x) for L. */
  logarithm: number;
  /** Of the value for T, of the people for L. */
  share: number;
  contribution: number;
}

export function decompose({ levels, weights, groups }: Rows, kind: Kind): Decomposition {
  const money = levels.map((level, row) => level * weights[row]);
  const people = sum(weights);
  const everything = sum(money);
  const present = [...new Set(groups)].sort((a, b) => a - b);
  const parts = present.map((group): Group => {
    const members = groups.flatMap((of, row) => (of === group && weights[row] > 0 ? [row] : []));
    const p = sum(members.map((row) => weights[row])) / people;
    const s = sum(members.map((row) => money[row])) / everything;
    const index = theil(
      members.map((row) => levels[row]),
      members.map((row) => weights[row]),
      kind,
    );
    const between = s === 0 ? 0 : kind === "T" ? s * Math.log(s / p) : p * Math.log(p / s);
    return { group, population_share: p, value_share: s, relative: s / p, index, between, within: (kind === "T" ? s : p) * index };
  });
  return {
    total: theil(levels, weights, kind),
    between: sum(parts.map(({ between }) => between)),
    within: sum(parts.map(({ within }) => within)),
    groups: parts.filter(({ population_share }) => population_share > 0),
  };
}

export function theil(levels: number[], weights: number[], kind: Kind): number {
  const people = sum(weights);
  const money = sum(levels.map((level, row) => level * weights[row]));
  if (money === 0) return 0;
  return Math.max(0, sum(levels.map((level, row) => partOf(level, weights[row], people, money, kind).contribution)));
}

export function contribution(levels: number[], weights: number[], row: number, kind: Kind): Contribution {
  const money = sum(levels.map((level, at) => level * weights[at]));
  return partOf(levels[row], weights[row], sum(weights), money, kind);
}

function partOf(level: number, weight: number, people: number, money: number, kind: Kind): Contribution {
  const relative = level / (money / people);
  const share = kind === "T" ? (level * weight) / money : weight / people;
  const logarithm = kind === "T" ? Math.log(relative) : -Math.log(relative);
  // 0 ln 0 = 0, and a row without people brings nothing.
  return { level, relative, logarithm, share, contribution: share === 0 ? 0 : share * logarithm };
}

/** Levels after the giver has given an amount per head, shared among the heads of the receiver. */
export function transferred(levels: number[], weights: number[], giver: number, receiver: number, amount: number): number[] {
  const after = [...levels];
  after[giver] -= amount;
  after[receiver] += (amount * weights[giver]) / weights[receiver];
  return after;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

// The arithmetic of edusocsec/stats/atkinson.py, for a hand that slides and a page without a kernel.

export interface Distribution {
  mean: number;
  least: number;
  /** Of the population. */
  shares: number[];
  levels: number[];
}

/** Positions of the slider between the sum alone at 0 and Rawls at the end. */
export const END = 240;

/** Aversion at a position: 1 in the middle, as far from it on both sides as its reciprocal; null is Rawls. */
export function epsilonAt(position: number): number | null {
  return position >= END ? null : position / (END - position);
}

/** The inverse, between whole positions too. */
export function positionOf(epsilon: number | null): number {
  return epsilon === null ? END : (END * epsilon) / (1 + epsilon);
}

/** Equally distributed equivalent; null is the aversion of Rawls. */
export function equivalent({ shares, levels, mean, least }: Distribution, epsilon: number | null): number {
  if (epsilon === null) return least;
  if (epsilon >= 1 && least === 0) return 0;
  const average = (of: (level: number) => number) => levels.reduce((sum, level, row) => sum + shares[row] * of(level), 0);
  const power = 1 - epsilon;
  if (least === 0) return mean * average((level) => (level / mean) ** power) ** (1 / power);
  // In units of the least no power overflows; near power 0 no digits are lost.
  const log = (level: number) => Math.log(level / least);
  if (Math.abs(power) < 1e-12) return least * Math.exp(average(log));
  return least * Math.exp(Math.log1p(average((level) => Math.expm1(power * log(level)))) / power);
}

/** Atkinson's index: the part of the total that inequality wastes. */
export function index(distribution: Distribution, epsilon: number | null): number {
  return Math.max(0, 1 - equivalent(distribution, epsilon) / distribution.mean);
}

/** Whether two numbers are the same but for rounding. */
export function same(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(1e-9 * Math.max(Math.abs(one), Math.abs(other)), 1e-9);
}

/** Place of a pair among all pairs of so many, as itertools.combinations lists them. */
export function pairPlace(first: number, second: number, count: number): number {
  const [low, high] = first < second ? [first, second] : [second, first];
  return low * count - (low * (low + 1)) / 2 + high - low - 1;
}

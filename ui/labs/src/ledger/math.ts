// Which claims the filters leave, how many got which verdict, and the ruler of a printed number.

export interface Filters {
  words: string;
  paper: string;
  where: string;
  badge: string;
  substitutes: string;
  verdict: string;
}

export interface Filtered {
  searched: string;
  paper: string;
  where: string;
  badge: string;
  substituted: boolean;
  verdict: string;
}

export interface Ruler {
  low: number;
  high: number;
  close_low: number;
  close_high: number;
  ours: number | null;
}

/** Whether the filters leave a claim; as edusocsec/labs/ledger_claims.py. */
export function matches(claim: Filtered, { words, paper, where, badge, substitutes, verdict }: Filters): boolean {
  const is = (chosen: string, value: string) => chosen === "" || chosen === value;
  const wanted = words.toLowerCase().split(/\s+/);
  return (
    wanted.every((word) => claim.searched.includes(word)) &&
    is(paper, claim.paper) &&
    is(where, claim.where) &&
    is(badge, claim.badge) &&
    is(substitutes, claim.substituted ? "with" : "without") &&
    is(verdict, claim.verdict)
  );
}

/** How many claims got each verdict, of all that the other filters leave. */
export function countsOf(claims: Filtered[], filters: Filters, verdicts: string[]): number[] {
  const left = claims.filter((claim) => matches(claim, { ...filters, verdict: "" }));
  return verdicts.map((verdict) => left.filter((claim) => claim.verdict === verdict).length);
}

/** Where a ruler begins and ends, so that interval and value stand well inside. */
export function ends({ low, high, ours }: Ruler): [number, number] {
  const [least, most] = [Math.min(low, ours ?? low), Math.max(high, ours ?? high)];
  const room = Math.max((most - least) * 0.15, (high - low) * 0.75);
  return [least - room, most + room];
}

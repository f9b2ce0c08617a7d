// What the subsidy lab says: who gains, who pays, and one province's sum.
import type { Model } from "../lab.ts";
import { fixed, format } from "../text.ts";
import type { Outcome } from "./math.ts";
import { changesOf, type State } from "./state.ts";

/** Names of more provinces than these say less than their number. */
const MOST_NAMES = 6;

/** A change with its sign. */
export function signed(value: number, places: number): string {
  return value > 0 ? `+${fixed(value, places, true)}` : fixed(value, places, true);
}

/** A change with its sign and a triangle. */
export function marked(value: number, places: number): string {
  const mark = value > 0 ? "▲ " : value < 0 ? "▼ " : "";
  return mark + signed(value, places);
}

/** The verdict of PolicyComparison and who they are if they are few; of the actual policy, its own. */
export function sentencesOf(model: Model<State>, now: Outcome): string {
  const texts = model.get("texts");
  const { burden, pension } = changesOf(model.get("data"), now);
  const isActual = [...burden, ...pension].every((value) => value === 0);
  const said = isActual ? ofActual(model, now) : against(model, now, burden, pension);
  return said.reduce((before, more) => format(texts.sentences, { said: before, more }));
}

function ofActual(model: Model<State>, now: Outcome): string[] {
  const texts = model.get("texts");
  const heaviest = now.burden.indexOf(Math.max(...now.burden));
  const count = now.from_province.filter((amount) => amount > 0).length;
  return [
    texts.actual,
    format(texts.budgets, { centre: now.central_budget, provinces: now.provincial_budget, count }),
    format(texts.heaviest, { province: model.get("data").provinces[heaviest].name, burden: now.burden[heaviest], theil: now.theil }),
  ];
}

function against(model: Model<State>, now: Outcome, burden: number[], pension: number[]): string[] {
  const texts = model.get("texts");
  const { provinces, actual } = model.get("data");
  const count = (values: number[], sign: number) => values.filter((value) => sign * value > 0).length;
  const who = (text: string, values: number[]) => {
    const names = provinces.filter((_, at) => values[at] > 0).map(({ name }) => name);
    return names.length > 0 && names.length <= MOST_NAMES ? [format(text, { names: names.join(texts.separator) })] : [];
  };
  return [
    format(texts.gains, { more: count(pension, 1), less: count(pension, -1), heavier: count(burden, 1), lighter: count(burden, -1) }),
    format(texts.centre, { before: actual.central_budget, after: now.central_budget }),
    format(texts.index, { before: actual.theil, after: now.theil }),
    ...who(texts.more_pension, pension),
    ...who(texts.more_burden, burden),
  ];
}

/** How the numbers of the followed province come about. */
export function workingOf(model: Model<State>, now: Outcome): string {
  const texts = model.get("texts");
  const { provinces, situation, actual } = model.get("data");
  const at = model.get("followed");
  const pension = format(texts.followed_pension, {
    name: provinces[at].name,
    centre: now.from_centre[at],
    province: now.from_province[at],
    pension: now.pension[at],
    replacement: now.replacement[at],
    base: situation.base[at],
  });
  const burden = format(texts.followed_burden, {
    pensioners: situation.pensioners[at],
    paid: now.paid[at],
    other: situation.other_subsidy[at],
    burden: now.burden[at],
    revenue: situation.revenue[at],
    before: actual.burden[at],
  });
  return format(texts.sentences, { said: pension, more: burden });
}

// What the adequacy lab says: the library's verdicts or refusals, and how one measure came about.
import type { Model } from "../lab.ts";
import { fixed, format, shortened } from "../text.ts";
import { type Adequacy, offDiagonalSquares, submatrix } from "./math.ts";
import { type Answer, leastOf, type Refusal, type State, wordFor } from "./state.ts";

export function sentencesOf(model: Model<State>, { kmo, bartlett }: Answer): string {
  const texts = model.get("texts");
  const { variables, words } = model.get("data");
  const chosen = model.get("chosen");
  const found: string[] = [];
  if (!("problem" in kmo)) {
    const least = leastOf(kmo);
    const variable = shortened(variables[chosen[least]], 60);
    found.push(format(texts.verdict, { value: kmo.overall, word: wordFor(kmo.overall, words), variable, least: kmo.per_variable[least] }));
  }
  if (!("problem" in bartlett)) {
    const { statistic, df, p_value } = bartlett;
    found.push(format(p_value < 0.05 ? texts.correlated : texts.chance, { statistic, df, p: pText(p_value, true) }));
  }
  // What is wrong may be the same for both, and what to do about it.
  const refused = [kmo, bartlett].filter((part) => "problem" in part);
  const said = new Set([...refused.map(({ problem }) => problem), ...refused.map(({ hint }) => hint)]);
  return joined(texts.sentences, [...found, ...said]);
}

/** How the measure of the one that is looked at came about. */
export function workingOf(model: Model<State>, kmo: Adequacy | Refusal, marked: number | undefined): string {
  const texts = model.get("texts");
  const { variables, correlations } = model.get("data");
  const chosen = model.get("chosen");
  if ("problem" in kmo || marked === undefined) return "";
  const at = chosen.indexOf(marked);
  const name = (variable: number) => shortened(variables[variable], 60);
  if (at < 0) return format(texts.is_out, { variable: name(marked) });
  const among = submatrix(correlations, chosen);
  const sums = { simple: offDiagonalSquares(among)[at], held: offDiagonalSquares(kmo.partial)[at] };
  const own = format(texts.working, { ...sums, variable: name(marked), own: kmo.per_variable[at] });
  if (chosen.length === 2) return own;
  const sizes = kmo.partial[at].map((value, other) => (other === at ? 0 : Math.abs(value)));
  const most = sizes.indexOf(Math.max(...sizes));
  const why = format(texts.why, { other: name(chosen[most]), value: among[at][most], partial: kmo.partial[at][most] });
  return joined(texts.sentences, [own, why]);
}

/** As p_text of stats/p_values.py. */
export function pText(value: number, sign = false): string {
  if (value < 0.001) return "< 0.001";
  return sign ? `= ${fixed(value, 3)}` : fixed(value, 3);
}

function joined(pattern: string, parts: string[]): string {
  return parts.reduce((said, more) => format(pattern, { said, more }));
}

// What the fairness lab says of a choice.
import type { Model } from "../lab.ts";
import { fixed, format } from "../text.ts";
import { same } from "./math.ts";
import { bothOf, numbersOf, pairOf, type State } from "./state.ts";

export function epsilonSaid(model: Model<State>): string {
  const texts = model.get("texts");
  const { epsilon } = model.get("choice");
  return epsilon === null ? texts.rawls : epsilon === 0 ? texts.sum_alone : fixed(epsilon, 2);
}

export function sentencesOf(model: Model<State>): string {
  const texts = model.get("texts");
  const { unit, places } = model.get("data");
  const { indices, equivalents } = numbersOf(model);
  const [first, second] = bothOf(model).map(({ name }) => name);
  const judged = (which: "more_equal" | "better_off", one: number, other: number) =>
    same(one, other) ? texts[`${which}_neither`] : format(texts[which], { name: one > other ? first : second });
  const [one, other] = indices.map((value) => 100 * value);
  const [here, there] = equivalents.map((value) => fixed(value, places, true));
  return [
    format(texts.wasted, { epsilon: epsilonSaid(model), first, second, one, other }),
    judged("more_equal", -one, -other),
    format(texts.worth, { one: here, other: there, unit }),
    judged("better_off", equivalents[0], equivalents[1]),
    pairOf(model).verdict,
  ].reduce((said, more) => format(texts.sentences, { said, more }));
}

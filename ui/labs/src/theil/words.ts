// What the Theil lab says: the verdict, and what the moves and the transfer changed.
import type { Model } from "../lab.ts";
import { fixed, format, shortened } from "../text.ts";
import { theil } from "./math.ts";
import { decompositionOf, type State, valuesOf } from "./state.ts";

export function sentencesOf(model: Model<State>): string {
  const texts = model.get("texts");
  const data = model.get("data");
  const { rows, groups, indicators, start } = data;
  const choice = model.get("choice");
  const { total, within, groups: parts } = decompositionOf(model, choice);
  const withinRate = total > 0 ? (100 * within) / total : 0;
  const most = parts.reduce((found, part) => (part.index > found.index ? part : found));
  const said = [
    format(texts.verdict, { total, within: withinRate, between: 100 - withinRate }),
    format(texts.inside, { group: shortened(groups[most.group].name, 60), index: most.index }),
  ];
  const moved = [...rows.keys()].filter((row) => choice.groups[row] !== start.groups[row]);
  if (moved.length > 0) {
    const home = decompositionOf(model, { ...choice, groups: start.groups });
    const names = moved.map((row) => format(texts.moved_to, { name: shortened(rows[row], 60), group: shortened(groups[choice.groups[row]].name, 60) }));
    const before = home.total > 0 ? (100 * home.between) / home.total : 0;
    said.push(format(texts.moved, { names: names.join(texts.separator), before, after: 100 - withinRate }));
  }
  if (choice.amount > 0 && choice.giver !== choice.receiver) {
    const { published, heads } = valuesOf(data, choice);
    const before = theil(published, heads, choice.kind);
    const { unit, places } = indicators[choice.indicator];
    const given = { giver: rows[choice.giver], receiver: rows[choice.receiver], amount: fixed(choice.amount, places, true), unit };
    said.push(format(texts.gives, { ...given, giver: shortened(given.giver, 60), receiver: shortened(given.receiver, 60) }));
    const effect = Math.abs(total - before) < 5e-5 ? texts.keeps : total < before ? texts.lowers : texts.raises;
    said.push(format(effect, { kind: choice.kind, before, after: total }));
  }
  return said.reduce((before, more) => format(texts.sentences, { said: before, more }));
}

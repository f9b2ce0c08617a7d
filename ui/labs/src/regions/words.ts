// The sentences of the region lab.
import type { Model } from "../lab.ts";
import { format, shortened } from "../text.ts";
import { adjustedRandIndex, regionsOf } from "./math.ts";
import type { Choice, Scene, State, Text } from "./state.ts";

/** What the pictures say together. */
export function sentencesOf(model: Model<State>, { choice, tree, regions, clusters, lit }: Scene): string {
  const texts = model.get("texts");
  const { rows, counts, linkages, metrics, groups, start, trees, source } = model.get("data");
  const named = ({ linkage, metric, count }: Choice) => ({
    linkage: linkages.find(({ value }) => value === linkage)!.label,
    metric: metrics.find(({ value }) => value === metric)!.label,
    count: counts[count - 1],
  });
  const isStart = JSON.stringify(choice) === JSON.stringify(start);
  const said = [format(texts.cut_into, named(choice)), ...(isStart ? [texts.as_started] : [])];
  if (groups !== null) {
    const index = adjustedRandIndex(regions, groups.of);
    const names = shortened(groups.names.join(texts.separator), 80);
    said.push(format(texts.beside_groups, { name: shortened(groups.variable, 40), groups: names, index }));
  }
  if (!isStart) {
    const first = regionsOf(trees[start.linkage][start.metric], start.count);
    said.push(format(texts.beside_start, { ...named(start), index: adjustedRandIndex(regions, first) }));
  }
  if (groups !== null || !isStart) said.push(texts.scale);
  if (source !== "") said.push(source);
  if (metrics.length > 1) {
    const [plain, squared] = metrics.map(({ value }) => JSON.stringify(trees[choice.linkage][value].merges));
    const other = choice.metric === metrics[0].value ? texts.other_squared : texts.other_merges;
    said.push(plain === squared ? texts.same_merges : other);
  }
  if (lit >= 0) {
    const name = shortened(rows[lit], 60);
    if (groups === null) said.push(format(texts.followed, { name, number: regions[lit] }));
    else {
      const group = shortened(groups.names[groups.of[lit]], 40);
      said.push(format(texts.followed_group, { name, number: regions[lit], group, variable: shortened(groups.variable, 40) }));
    }
    const at = tree.merges.findIndex((pair) => pair.includes(lit));
    const others = clusters[tree.merges[at].find((cluster) => cluster !== lit)!];
    said.push(format(texts.first_joined, { others: listed(others.map((row) => rows[row]), texts), stage: at + 1, height: tree.heights[at] }));
  }
  return said.reduce((before, more) => format(texts.sentences, { said: before, more }));
}

/** Some names, and how many more there are. */
export function listed(names: string[], texts: Pick<Record<Text, string>, "separator" | "more">, most = 4): string {
  const first = names.slice(0, names.length > most + 1 ? most : undefined).map((name) => shortened(name, 40));
  const said = first.join(texts.separator);
  return first.length === names.length ? said : format(texts.more, { names: said, count: names.length - first.length });
}

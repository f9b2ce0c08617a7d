// The last merge: who joined whom, and the distance between them worked out with its numbers.
import { allow, element, sentence } from "../dom.ts";
import { barred, formula, fraction, lowered, type Part, raised, root, row, size, under } from "../formula.ts";
import type { Model } from "../lab.ts";
import { meanOf, type Pair, pairsBetween, squaredDistance } from "./math.ts";
import { fixed, format, shortened } from "../text.ts";
import { type Linkage, mergesMade, type Picture, type Scene, type State } from "./state.ts";
import { listed } from "./words.ts";

/** The pairs that decide how far two clusters are apart: all of them, the nearest or the farthest. */
export function decidingPairs(linkage: Linkage, distances: number[], n: number, one: number[], other: number[]): Pair[] {
  const pairs = pairsBetween(distances, n, one, other);
  if (linkage === "average") return pairs;
  const sorted = pairs.sort((a, b) => a.distance - b.distance);
  return linkage === "single" ? sorted.slice(0, 1) : sorted.slice(-1);
}

interface Gestures {
  to(merges: number): void;
  play(): void;
}

export function mergePanel(model: Model<State>, { to, play }: Gestures): Picture & { playing(is: boolean): void } {
  const texts = model.get("texts");
  const { rows, counts, distances, values } = model.get("data");
  const button = (text: string, click: () => void) => element("button", { type: "button", click }, text);
  const apart = button(texts.apart, () => to(0));
  const undo = button(texts.undo, () => to(mergesMade(model) - 1));
  const next = button(texts.next, () => to(mergesMade(model) + 1));
  const player = button(texts.play, play);
  next.className = "main";
  const said = sentence();
  const worked = element("div", { class: "scroll worked", tabindex: 0, role: "region", "aria-label": texts.merge });
  const buttons = element("div", { class: "controls" }, apart, undo, next, player);
  const node = element("fieldset", { class: "merge" }, element("legend", {}, texts.merge), buttons, said.node, worked);

  function sentencesOf({ tree, merges, clusters, choice }: Scene): string {
    const count = counts[choice.count - 1];
    const said: string[] = [];
    if (merges === 0) said.push(format(texts.none_yet, { count }));
    else {
      const named = (cluster: number) => listed(clusters[cluster].map((member) => rows[member]), texts);
      const [one, other] = tree.merges[merges - 1].map((cluster) => clusters[cluster]);
      const [first, second] = tree.merges[merges - 1].map(named);
      said.push(
        format(texts.merged, { stage: merges, last: rows.length - 1, first, second, height: tree.heights[merges - 1], count }),
        texts[`why_${choice.linkage}`],
      );
      if (merges in tree.ties) {
        const [third, fourth] = tree.ties[merges].map(named);
        said.push(format(texts.tied, { first: third, second: fourth }));
      }
      if (one.length * other.length > 1 && (choice.linkage === "single" || choice.linkage === "complete")) {
        const [pair] = decidingPairs(choice.linkage, distances[choice.metric], rows.length, one, other);
        const names = { first: shortened(rows[pair.first], 40), second: shortened(rows[pair.second], 40) };
        said.push(format(choice.linkage === "single" ? texts.nearest : texts.farthest, names));
      }
    }
    if (merges < rows.length - 1) said.push(format(texts.next_at, { height: tree.heights[merges] }));
    return said.reduce((before, more) => format(texts.sentences, { said: before, more }));
  }

  function formulasOf({ tree, merges, clusters, choice: { linkage, metric } }: Scene, width: number): Element[] {
    const [one, other] = tree.merges[merges - 1].map((cluster) => clusters[cluster]);
    const height = fixed(tree.heights[merges - 1], 3);
    const squared = metric === "sqeuclidean";
    const most = width < 440 ? 3 : 5;
    if (linkage === "ward") return values === null ? [] : wards(one, other, values, squared, height);
    const pairs = pairsBetween(distances[metric], rows.length, one, other);
    if (pairs.length === 1) return values === null ? [] : betweenRows(values[one[0]], values[other[0]], squared, height);
    const all = pairs.map(({ distance }) => distance);
    if (linkage === "average") {
      const sum = fraction(row(...joined(all.map(written), "+", most)), row(one.length, "·", other.length));
      const mean = [fraction(1, row(size("A"), size("B"))), under("∑", within("a", "A")), under("∑", within("b", "B")), distanceOf("a", "b")];
      return [formula(distanceOf("A", "B"), "=", ...mean), formula("=", sum, "=", height)];
    }
    const [name, sorted] = linkage === "single" ? ["min", all.sort((a, b) => a - b)] : ["max", all.sort((a, b) => b - a)];
    const extreme = under(name, row(within("a", "A"), ",", within("b", "B")));
    return [
      formula(distanceOf("A", "B"), "=", extreme, distanceOf("a", "b")),
      formula("=", name, row("{", ...joined(sorted.map(written), ",", most), "}"), "=", height),
    ];
  }

  return {
    node,
    playing(is) {
      player.textContent = is ? texts.pause : texts.play;
    },
    update(scene: Scene, width) {
      const { merges } = scene;
      allow(apart, merges > 0, next);
      allow(undo, merges > 0, next);
      allow(next, merges < rows.length - 1, undo);
      said.say(sentencesOf(scene));
      worked.replaceChildren(...(merges === 0 ? [] : formulasOf(scene, width)));
    },
  };
}

const written = (value: number) => fixed(value, 3);
const distanceOf = (one: string, other: string) => row("d", row("(", one, ",", other, ")"));
const within = (member: string, set: string) => row(member, "∈", set);

/** Terms with a sign between them, shortened in the middle. */
function joined(terms: Part[], sign: string, most = 4): Part[] {
  const some = terms.length > most ? [...terms.slice(0, most - 1), "⋯", terms.at(-1)!] : terms;
  return some.flatMap((term, at) => (at === 0 ? [term] : [sign, term]));
}

/** Euclidean distance of two rows, or its square. */
function betweenRows(one: number[], other: number[], squared: boolean, height: string): Element[] {
  const general = row(under("∑", "j"), raised(row("(", lowered("a", "j"), "−", lowered("b", "j"), ")"), 2));
  const numbers = joined(
    one.map((value, at) => raised(row("(", written(value), other[at] < 0 ? "+" : "−", written(Math.abs(other[at])), ")"), 2)),
    "+",
  );
  const [above, below] = squared ? [general, row(...numbers)] : [root(general), root(...numbers)];
  return [formula(distanceOf("a", "b"), "=", above), formula("=", below, "=", height)];
}

/** Ward's distance: that of the means, the greater the larger both clusters are. */
function wards(one: number[], other: number[], values: number[][], squared: boolean, height: string): Element[] {
  const [a, b] = [one.length, other.length];
  const sizes = fraction(row(2, size("A"), size("B")), row(size("A"), "+", size("B")));
  const apart = row("‖", barred("a"), "−", barred("b"), "‖");
  const numbers = fraction(row(2, "·", a, "·", b), row(a, "+", b));
  const between = squaredDistance(meanOf(values, one), meanOf(values, other));
  const [general, worked] = squared
    ? [row(sizes, raised(apart, 2)), row(numbers, "·", written(between))]
    : [row(root(sizes), apart), row(root(numbers), "·", written(Math.sqrt(between)))];
  return [formula(distanceOf("A", "B"), "=", general), formula("=", worked, "=", height)];
}

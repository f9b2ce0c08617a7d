// The numbers of a chain beside the default's, and the rows that changed group or rank.
import { element, rowHead, table } from "../dom.ts";
import { fixed, format, shortened } from "../text.ts";
import { changes } from "./math.ts";
import type { Chain, Outcome, Texts } from "./state.ts";

type Value = number | string;

export function numbersOf({ numbers, outcomes: [usual] }: Chain, texts: Texts) {
  const { node, body } = table(texts.numbers, [texts.number, texts.default, texts.switched, texts.difference]);
  node.classList.add("tall");
  const lines = numbers.map(({ title, places }, at) => {
    const [before, now, difference] = [element("td"), element("td"), element("td")];
    write(before, usual.values[at], places);
    return { row: element("tr", {}, rowHead(title), before, now, difference), now, difference };
  });
  const sections = [...new Set(numbers.map(({ section }) => section))].map((section) =>
    element(
      "tbody",
      {},
      element("tr", { class: "section" }, element("th", { scope: "rowgroup", colspan: 4 }, section)),
      ...lines.filter((_, at) => numbers[at].section === section).map(({ row }) => row),
    ),
  );
  body.replaceWith(...sections);
  return {
    node,
    draw(outcome: Outcome) {
      lines.forEach(({ row, now, difference }, at) => {
        const [before, after, { places }] = [usual.values[at], outcome.values[at], numbers[at]];
        write(now, after, places);
        row.classList.toggle("marked", changes(before, after));
        difference.textContent = differenceOf(before, after, places, texts);
      });
    },
  };
}

export function changedOf({ rows, groups, words, outcomes: [usual] }: Chain, texts: Texts) {
  const { node, body } = table(texts.changed, [texts.who, words.group, words.rank]);
  node.classList.add("changed");
  const cell = (before: Value, after: Value) =>
    before === after
      ? element("td", { class: "quiet" }, texts.same)
      : element("td", {}, format(texts.arrow, { before: String(before), after: String(after) }));
  return {
    node,
    draw(outcome: Outcome) {
      const moved = (row: number) => Number(outcome.groups[row] !== usual.groups[row]);
      const gap = (row: number) => Math.abs(outcome.ranks[row] - usual.ranks[row]);
      const name = (of: Outcome, row: number) => groups[of.groups[row]].name;
      const changed = [...rows.keys()].filter((row) => moved(row) || gap(row));
      changed.sort((a, b) => moved(b) - moved(a) || gap(b) - gap(a) || a - b);
      const lines = changed.map((row) =>
        element("tr", {}, rowHead(rows[row].name), cell(name(usual, row), name(outcome, row)), cell(usual.ranks[row], outcome.ranks[row])),
      );
      const none = element("tr", {}, element("td", { colspan: 3, class: "nobody" }, texts.nobody));
      body.replaceChildren(...(lines.length > 0 ? lines : [none]));
    },
  };
}

/** A value as it is shown, and all of it on hover. */
function write(cell: HTMLElement, value: Value, places: number) {
  cell.title = String(value);
  cell.textContent = typeof value === "string" ? shortened(value, 16) : fixed(value, places);
}

function differenceOf(before: Value, after: Value, places: number, texts: Texts): string {
  if (!changes(before, after)) return texts.same;
  if (typeof before === "string" || typeof after === "string") return texts.other;
  const least = 10 ** -places;
  if (Math.abs(after - before) < least / 2) return format(texts.tiny, { least: fixed(least, places) });
  return `${after > before ? "+" : ""}${fixed(after - before, places)}`;
}

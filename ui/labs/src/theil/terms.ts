// How each row comes into the index: a table of its numbers, lit together with those they are made of.
import { element, rowHead, table } from "../dom.ts";
import { fixed } from "../text.ts";
import { type Contribution, contribution, type Kind } from "./math.ts";
import type { Text } from "./state.ts";

export type Term = keyof Contribution;

const MADE_OF: Record<Term, Term[]> = {
  level: [],
  relative: ["level"],
  logarithm: ["relative"],
  share: ["level"],
  contribution: ["share", "logarithm"],
};
const TERMS = Object.keys(MADE_OF) as Term[];

export function termsOf(texts: Record<Text, string>, rows: string[], follow: (row: number) => void) {
  const { node, setColumns, body } = table(texts.terms, []);
  node.classList.add("terms");
  const lines = rows.map((name, row) => {
    const cells = TERMS.map((term) => element("td", { mouseenter: () => light(row, term), mouseleave: clear }));
    return { node: element("tr", { click: () => follow(row) }, rowHead(name), ...cells), cells };
  });
  body.append(...lines.map(({ node }) => node));

  function clear() {
    for (const { cells } of lines) for (const cell of cells) cell.classList.remove("lit");
  }

  /** Light a number of a row, and those that it is made of. */
  function light(row: number, term: Term) {
    clear();
    for (const used of [term, ...MADE_OF[term]]) lines[row].cells[TERMS.indexOf(used)].classList.add("lit");
  }

  return {
    node,
    clear,
    light,
    /** Bring a row into view, inside the table's own frame. */
    show(row: number) {
      const line = lines[row].node;
      node.scrollTop = line.offsetTop - (node.clientHeight - line.offsetHeight) / 2;
    },
    draw(levels: number[], heads: number[], kind: Kind, places: number, followed: number) {
      const share = kind === "T" ? texts.value_share : texts.population_share;
      setColumns([texts.row, texts.level, texts.relative_value, texts.logarithm, share, texts.contribution]);
      lines.forEach(({ node, cells }, row) => {
        const found = contribution(levels, heads, row, kind);
        node.classList.toggle("marked", row === followed);
        TERMS.forEach((term, at) => {
          cells[at].textContent = fixed(found[term], term === "level" ? places : 4, true);
          cells[at].title = String(found[term]);
        });
      });
    },
  };
}

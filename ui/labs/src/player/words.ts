// What the step player says of a cell, and where its number came from.
import { format, shortened } from "../text.ts";
import { type Input, type Place, WHOLE } from "./math.ts";
import { type State, type StepView, written } from "./state.ts";

type Texts = State["texts"];

const MOST_NAMED = 3;

/** A label within a sentence, whatever direction it is written in. */
const isolated = (label: string) => `\u2068${shortened(label, 60)}\u2069`;

/** Row and column of a cell; nothing for a number that stands alone. */
export function nameOf({ rows, columns }: StepView, [row, column]: Place, texts: Texts): string {
  return [rows[row], columns[column]].filter((label) => label !== "").map(isolated).join(texts.separator);
}

export function sentenceOf(steps: StepView[], step: StepView, place: Place, inputs: Input[], texts: Texts): string {
  const cell = nameOf(step, place, texts);
  const value = written(step, place);
  const first = cell ? format(texts.cell_is, { step: step.title, cell, value }) : format(texts.is, { step: step.title, value });
  const uses = step.needs.flatMap((need) => {
    const cells = inputs.filter(([from]) => from === need);
    return cells.length ? [format(texts.uses, { step: steps[need].title, cells: namesOf(steps[need], cells, texts) })] : [];
  });
  return [first, ...uses].reduce((said, more) => format(texts.sentences, { said, more }));
}

function namesOf(step: StepView, inputs: Input[], texts: Texts): string {
  const { rows, columns } = step;
  const names = inputs.map(([, row, column]) => {
    if (rows.length === 1 && columns.length === 1) return texts.one_number;
    if ((row === WHOLE || rows.length === 1) && (column === WHOLE || columns.length === 1)) return texts.all_cells;
    if (row === WHOLE) return format(texts.whole_column, { name: isolated(columns[column]) });
    if (column === WHOLE) return format(texts.whole_row, { name: isolated(rows[row]) });
    return nameOf(step, [row, column], texts);
  });
  const more = names.length > MOST_NAMED + 1 ? [format(texts.more, { count: names.length - MOST_NAMED })] : [];
  return [...(more.length ? names.slice(0, MOST_NAMED) : names), ...more].join(texts.between_cells);
}

// The formula with the numbers of one cell: known from the start, asked of Python, or not to be had.
import { element } from "../dom.ts";
import type { Model } from "../lab.ts";
import { piecesOf } from "../mathml.ts";
import { format } from "../text.ts";
import { key, type Place } from "./math.ts";
import type { State } from "./state.ts";
import { nameOf } from "./words.ts";

const LATE_MILLISECONDS = 500;

export function workedFormula(model: Model<State>) {
  const texts = model.get("texts");
  const { steps } = model.get("data");
  const answers = new Map<string, string>();
  const heading = element("p", { class: "with" });
  const box = element("div", { class: "formula worked" });
  let late: ReturnType<typeof setTimeout> | undefined;

  return {
    nodes: [heading, box],
    /** Forget how high the formulae of the last step were. */
    begin: () => (box.style.minHeight = ""),
    write(number: number, place: Place, held: boolean) {
      const step = steps[number];
      const cell = nameOf(step, place, texts);
      const chip = held && cell ? [element("span", { class: "chip" }, texts.held), " "] : [];
      heading.replaceChildren(...chip, cell ? format(texts.with_cell, { cell }) : texts.with_data);

      const answer = model.get("answer");
      if (answer.worked !== undefined) answers.set(`${answer.step} ${key([answer.row, answer.column])}`, answer.worked);
      const worked = step.worked[key(place)] ?? answers.get(`${number} ${key(place)}`);
      const waiting = worked === undefined && model.get("live");
      clearTimeout(late);
      box.classList.toggle("waiting", waiting);
      box.ariaBusy = String(waiting);
      if (worked === "") box.textContent = texts.nothing;
      else if (worked !== undefined) box.replaceChildren(...piecesOf(worked));
      // The last formula fades until the next one comes: an empty place would flicker.
      else if (waiting) late = setTimeout(() => box.replaceChildren("…"), LATE_MILLISECONDS);
      else box.textContent = format(texts.no_kernel, { cell: nameOf(step, step.start, texts) });
      // What lies below does not move up and down with the height of each formula.
      box.style.minHeight = `${Math.max(box.offsetHeight, parseFloat(box.style.minHeight) || 0)}px`;
      reachable(box);
    },
  };
}

/** What scrolls can be reached by keyboard. */
export function reachable(box: HTMLElement) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

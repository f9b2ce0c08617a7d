// Adequacy lab: switch variables in and out, and KMO, each variable's own measure and Bartlett's test follow.
import { choice, element, sentence } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { shortened } from "../text.ts";
import { submatrix } from "./math.ts";
import { answerTo, leastOf, type State } from "./state.ts";
import { matrixTable, switchesTable, testTable } from "./tables.ts";
import { sentencesOf, workingOf } from "./words.ts";

/** Whom to look at, if it is to be the variable that fits least. */
const LEAST = -1;

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { variables, correlations } = model.get("data");

  const all = element("button", { type: "button", click: () => change(model, "chosen", [...variables.keys()]) }, texts.everything);
  const followed = choice(
    texts.look_at,
    [{ value: String(LEAST), label: texts.least }, ...variables.map((name, at) => ({ value: String(at), label: shortened(name, 80) }))],
    (value) => change(model, "followed", Number(value)),
  );
  const switches = switchesTable(model);
  const test = testTable(model);
  const simple = matrixTable(model, texts.correlations);
  const partial = matrixTable(model, texts.partial);
  const working = element("p", { class: "working" });
  const said = sentence();
  root.append(
    element("div", { class: "controls" }, all, followed.field),
    element("div", { class: "columns" }, switches.node, element("div", {}, test.node, said.node, working)),
    element("div", { class: "columns" }, simple.node, partial.node),
  );
  for (const { node } of [simple, partial]) {
    node.addEventListener("pointerover", markPair);
    node.addEventListener("pointerleave", markPair);
  }

  /** Light up the pair under the pointer in both matrices. */
  function markPair(event: Event) {
    const { row, column } = event.type === "pointerover" ? (event.target as HTMLElement).dataset : {};
    for (const cell of root.querySelectorAll<HTMLElement>("td[data-row]")) {
      const { row: i, column: j } = cell.dataset;
      cell.classList.toggle("pair", row !== column && ((i === row && j === column) || (i === column && j === row)));
    }
  }

  return {
    update() {
      const chosen = model.get("chosen");
      const answer = answerTo(model, chosen);
      const { kmo, bartlett } = answer;
      const wanted = model.get("followed");
      const marked = wanted !== LEAST ? wanted : "problem" in kmo ? undefined : chosen[leastOf(kmo)];
      followed.list.value = String(wanted);
      switches.update(kmo, marked);
      test.update(bartlett);
      simple.update(submatrix(correlations, chosen), marked);
      partial.update("problem" in kmo ? undefined : kmo.partial, marked);
      working.textContent = workingOf(model, kmo, marked);
      said.say(sentencesOf(model, answer));
    },
  };
});

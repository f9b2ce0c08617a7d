// The variables with their switches and measures, Bartlett's test, and the matrices that say why.
import { element, named, table, writeSigned } from "../dom.ts";
import { change, type Model } from "../lab.ts";
import { fixed, format } from "../text.ts";
import type { Adequacy, Matrix, Sphericity } from "./math.ts";
import { type Refusal, type State, wordFor } from "./state.ts";
import { pText } from "./words.ts";

const NOTHING = "–";

export function switchesTable(model: Model<State>) {
  const texts = model.get("texts");
  const { variables, words } = model.get("data");
  const { node, body, foot } = table(texts.variables, [texts.variable, texts.own]);
  const rows = variables.map((name, at) => {
    const input = element("input", { type: "checkbox", change: () => put(at, input.checked) });
    const made = measureRow(element("th", { scope: "row" }, element("label", { class: "switch" }, input, named(name))), words);
    body.append(made.row);
    return { input, ...made };
  });
  const overall = measureRow(element("th", { scope: "row" }, texts.all), words);
  foot.append(overall.row);

  function put(variable: number, isIn: boolean) {
    const others = model.get("chosen").filter((at) => at !== variable);
    change(model, "chosen", isIn ? [...others, variable].sort((a, b) => a - b) : others);
  }

  return {
    node,
    update(kmo: Adequacy | Refusal, marked: number | undefined) {
      const chosen = model.get("chosen");
      rows.forEach(({ input, row, show }, at) => {
        const place = chosen.indexOf(at);
        input.checked = place >= 0;
        row.classList.toggle("out", place < 0);
        row.classList.toggle("marked", at === marked);
        if (place < 0) show(undefined, texts.out);
        else show("problem" in kmo ? undefined : kmo.per_variable[place], texts.none);
      });
      overall.show("problem" in kmo ? undefined : kmo.overall, texts.none);
    },
  };
}

/** A row with a measure between 0 and 1, as a bar, a number and a word. */
function measureRow(head: HTMLElement, words: State["data"]["words"]) {
  const bar = element("span", { class: "bar" });
  const number = element("span", { class: "number" });
  const word = element("span", { class: "word" });
  const measure = element("div", { class: "measure" }, element("span", { class: "whole" }, bar), number, word);
  return {
    row: element("tr", {}, head, element("td", {}, measure)),
    show(measure: number | undefined, otherwise: string) {
      bar.style.width = `${100 * (measure ?? 0)}%`;
      number.textContent = measure === undefined ? NOTHING : fixed(measure, 3);
      number.title = String(measure ?? "");
      word.textContent = measure === undefined ? otherwise : wordFor(measure, words);
    },
  };
}

export function testTable(model: Model<State>) {
  const texts = model.get("texts");
  const { node, body } = table(texts.bartlett, [texts.statistic, texts.df, texts.p]);
  node.classList.add("test");
  const cells = [element("td"), element("td"), element("td")];
  body.append(element("tr", {}, ...cells));
  return {
    node,
    update(bartlett: Sphericity | Refusal) {
      const full = "problem" in bartlett ? [] : [bartlett.statistic, bartlett.df, bartlett.p_value];
      const shown = "problem" in bartlett ? cells.map(() => NOTHING) : [fixed(bartlett.statistic, 3), String(bartlett.df), pText(bartlett.p_value)];
      cells.forEach((cell, at) => {
        cell.textContent = shown[at];
        cell.title = String(full[at] ?? "");
      });
    },
  };
}

/** A matrix of all variables, in which those that are out leave their cells empty. */
export function matrixTable(model: Model<State>, title: string) {
  const texts = model.get("texts");
  const { variables } = model.get("data");
  const { signed } = model.get("colours");
  const { node, body } = table(title, ["", ...variables.map((_, at) => String(at + 1))]);
  node.classList.add("matrix");
  node.style.setProperty("--variables", String(variables.length));
  const rows = variables.map((name, i) => {
    const cells = variables.map((_, j) => element("td", { "data-row": i, "data-column": j }));
    const row = element("tr", {}, element("th", { scope: "row" }, `${i + 1} `, named(name)), ...cells);
    body.append(row);
    return { row, cells };
  });
  return {
    node,
    /** Show the values, which are those of the variables that are in. */
    update(values: Matrix | undefined, marked: number | undefined) {
      const chosen = model.get("chosen");
      const places = variables.map((_, at) => chosen.indexOf(at));
      rows.forEach(({ row, cells }, i) => {
        row.classList.toggle("out", places[i] < 0);
        cells.forEach((cell, j) => {
          const value = places[i] < 0 || places[j] < 0 ? undefined : values?.[places[i]][places[j]];
          if (value === undefined || i === j) {
            cell.textContent = value === undefined ? "" : "1";
            cell.style.backgroundColor = cell.style.color = cell.title = "";
          } else {
            writeSigned(cell, value, signed, 2);
            cell.title = format(texts.pair, { first: variables[i], second: variables[j], value });
          }
          cell.classList.toggle("marked", i !== j && (i === marked || j === marked));
        });
      });
    },
  };
}

// Total variance explained, communalities and loadings, as far as components are kept.
import { element, named, table, writeSigned } from "../dom.ts";
import type { Model } from "../lab.ts";
import { fixed, format } from "../text.ts";
import { explained } from "./math.ts";
import type { State } from "./state.ts";

const rowName = (name: string) => element("th", { scope: "row" }, named(name));

/** As SPSS prints it: all components, and those kept. */
export function varianceTable(model: Model<State>) {
  const texts = model.get("texts");
  const { components, eigenvalues } = model.get("data");
  const columns = [texts.total, texts.percent, texts.cumulative];
  const { node, body } = table(texts.variance, [texts.component, ...columns, ...columns]);
  node.classList.add("variance");
  const group = (name: string) => element("th", { scope: "colgroup", colspan: 3 }, name);
  node.querySelector("thead")!.prepend(element("tr", {}, element("td"), group(texts.initial), group(texts.extraction)));
  const rows = explained(eigenvalues).map(({ eigenvalue, percent, cumulative }, at) => {
    const cells = () => [
      element("td", { title: eigenvalue }, fixed(eigenvalue, 3)),
      element("td", { title: percent }, fixed(percent, 2)),
      element("td", { title: cumulative }, fixed(cumulative, 2)),
    ];
    const extracted = cells();
    const row = element("tr", {}, rowName(components[at]), ...cells(), ...extracted);
    body.append(row);
    return { row, extracted };
  });
  return {
    node,
    update(kept: number) {
      rows.forEach(({ row, extracted }, at) => {
        row.classList.toggle("kept", at < kept);
        for (const cell of extracted) cell.classList.toggle("hidden", at >= kept);
      });
    },
  };
}

/** Each variable's variance, cut into what each component explains of it. */
export function communalitiesTable(model: Model<State>) {
  const texts = model.get("texts");
  const { variables, components, loadings } = model.get("data");
  const { node, body } = table(texts.communalities, [texts.variable, "", texts.communality]);
  const rows = variables.map((name, at) => {
    const segments = loadings[at].map((loading, of) =>
      element("span", { style: `width: ${100 * loading ** 2}%`, title: format(texts.of_component, { component: components[of], value: loading ** 2 }) }),
    );
    const number = element("td");
    const row = element("tr", {}, rowName(name), element("td", { class: "stack" }, element("div", {}, ...segments)), number);
    body.append(row);
    return { row, segments, number };
  });
  return {
    node,
    update(values: number[], kept: number, marked: number | undefined) {
      rows.forEach(({ row, segments, number }, at) => {
        segments.forEach((segment, of) => segment.classList.toggle("kept", of < kept));
        number.textContent = fixed(values[at], 3);
        number.title = String(values[at]);
        row.classList.toggle("marked", at === marked);
      });
    },
  };
}

export function loadingsTable(model: Model<State>) {
  const texts = model.get("texts");
  const { variables, components, loadings } = model.get("data");
  const { signed } = model.get("colours");
  const { node, body, setColumns } = table(texts.loadings, []);
  node.classList.add("loadings");
  const rows = variables.map((name, row) => {
    const cells = loadings[row].map((loading) => {
      const cell = element("td");
      writeSigned(cell, loading, signed);
      return cell;
    });
    body.append(element("tr", {}, rowName(name), ...cells));
    return cells;
  });
  return {
    node,
    update(kept: number) {
      setColumns([texts.variable, ...components.slice(0, kept)]);
      for (const cells of rows) cells.forEach((cell, at) => (cell.hidden = at >= kept));
    },
  };
}

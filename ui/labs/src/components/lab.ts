// Components lab: choose how many components to keep, beside what three rules advise.
import { drag } from "d3-drag";
import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { element, picture, rowHead, sentence, stepsOf, table, writeSigned } from "../dom.ts";
import { change, lab, type Model, type Shared, type View } from "../lab.ts";
import { fixed, format } from "../text.ts";

type Text =
  | "scree"
  | "share"
  | "cut"
  | "cut_now"
  | "advice"
  | "kaiser"
  | "random"
  | "enough"
  | "variance"
  | "component"
  | "eigenvalue"
  | "percent"
  | "cumulative"
  | "loadings"
  | "variable"
  | "communality";

interface State extends Shared<Text> {
  data: {
    variables: string[];
    components: string[];
    eigenvalues: number[];
    /** Of all components. */
    loadings: number[][];
    random: number[] | null;
    advice: { rule: string; count: number }[];
    kaiser: number;
    enough: number;
    /** What so many components say, from one component on. */
    verdicts: string[];
  };
  kept: number;
}

const HANDLE = 11;

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { variables, components, eigenvalues, loadings, random, advice, kaiser, enough, verdicts } = model.get("data");
  const signed = model.get("colours").signed;
  const count = components.length;
  const percents = eigenvalues.map((value) => (100 * value) / count);
  const cumulative = percents.map((_, last) => percents.slice(0, last + 1).reduce((sum, percent) => sum + percent, 0));
  const keep = (kept: number) => change(model, "kept", Math.min(count, Math.max(1, Math.round(kept))));

  const rules = advice.map(({ rule, count }) => element("button", { type: "button", click: () => keep(count) }, format(texts.advice, { rule, count })));
  const scree = picture(texts.scree, "group", texts.scree);
  const share = picture(texts.share, "img", texts.share);
  const variance = varianceTable();
  const kept = loadingsTable();
  const said = sentence();
  root.append(
    element("div", { class: "controls" }, ...rules),
    element("div", { class: "columns" }, element("div", {}, scree.figure, share.figure), element("div", {}, variance.node, kept.node)),
    said.node,
  );

  function drawScree(now: number) {
    const width = scree.figure.clientWidth;
    const height = 280;
    const bottom = height - 28;
    scree.resize(width, height);
    const x = scalePoint(components, [42, width - 8]).padding(0.5);
    const y = scaleLinear([0, Math.max(eigenvalues[0], kaiser, ...(random ?? [])) * 1.08], [bottom, 8]);
    const across = (at: number) => x(components[at])!;
    const path = line<number>((_, at) => across(at), y);

    scree.svg.selectAll("line.grid").data(y.ticks(5)).join("line").attr("class", "grid").attr("x1", 36).attr("x2", width).attr("y1", y).attr("y2", y);
    scree.svg
      .selectAll("text.up")
      .data(y.ticks(5))
      .join("text")
      .attr("class", "up")
      .attr("text-anchor", "end")
      .attr("dy", "0.35em")
      .attr("x", 30)
      .attr("y", y)
      .text((value) => fixed(value, 1));
    // Where names would touch, every second one is written, or every third ...
    const every = Math.ceil(36 / x.step());
    scree.svg
      .selectAll("text.across")
      .data(components)
      .join("text")
      .attr("class", "across")
      .attr("text-anchor", "middle")
      .attr("x", (name) => x(name)!)
      .attr("y", height - 8)
      .text((name, at) => (at % every === 0 ? name : ""));

    const lines = [
      { name: texts.kaiser, values: eigenvalues.map(() => kaiser), kind: "kaiser" },
      ...(random ? [{ name: texts.random, values: random, kind: "random" }] : []),
      { name: "", values: eigenvalues, kind: "found" },
    ];
    scree.svg
      .selectAll("path.scree")
      .data(lines)
      .join("path")
      .attr("class", ({ kind }) => `scree ${kind}`)
      .attr("d", ({ values }) => path(values));
    // The line of random data falls below Kaiser's: each has its name where the other is not.
    scree.svg
      .selectAll("text.rule")
      .data(lines.filter(({ name }) => name !== ""))
      .join("text")
      .attr("class", "rule")
      .attr("text-anchor", "end")
      .attr("x", across(count - 1) + x.step() / 2)
      .attr("y", ({ values, kind }) => y(values[count - 1]) + (kind === "kaiser" ? -7 : 16))
      .text(({ name }) => name);
    scree.svg
      .selectAll("circle.found")
      .data(eigenvalues)
      .join("circle")
      .attr("class", "found")
      .classed("kept", (_, at) => at < now)
      .attr("r", 5)
      .attr("cx", (_, at) => across(at))
      .attr("cy", y);

    const cut = across(now - 1) + x.step() / 2;
    const handle = scree.svg
      .selectAll<SVGGElement, number>("g.handle")
      .data([now])
      .join((entering) =>
        entering
          .append("g")
          .attr("class", "handle")
          .call((group) => group.append("line").attr("y2", bottom))
          .call((group) => group.append("circle").attr("r", HANDLE).attr("cy", HANDLE + 2))
          .on("keydown", onKey),
      )
      .attr("transform", `translate(${cut},0)`)
      .attr("role", "slider")
      .attr("tabindex", 0)
      .attr("aria-label", texts.cut)
      .attr("aria-valuemin", 1)
      .attr("aria-valuemax", count)
      .attr("aria-valuenow", now)
      .attr("aria-valuetext", format(texts.cut_now, { count: now, percent: cumulative[now - 1] }));
    handle.call(
      drag<SVGGElement, number>()
        .container(() => scree.svg.node()!)
        .on("drag", (event) => keep((event.x - across(0)) / x.step() + 0.5)),
    );
  }

  function onKey(event: KeyboardEvent) {
    const steps = stepsOf(event.key);
    if (steps === undefined) return;
    event.preventDefault();
    keep(model.get("kept") + steps);
  }

  function drawShare(now: number) {
    const width = share.figure.clientWidth;
    const x = scaleLinear([0, 100], [0, width]);
    share.resize(width, 62);
    share.svg
      .selectAll("rect.component")
      .data(percents)
      .join("rect")
      .attr("class", "component")
      .classed("kept", (_, at) => at < now)
      .attr("x", (_, at) => x(cumulative[at] - percents[at]))
      .attr("width", (percent) => Math.max(0, x(percent)))
      .attr("y", 20)
      .attr("height", 22);
    share.svg.selectAll("line.enough").data([enough]).join("line").attr("class", "enough").attr("x1", x).attr("x2", x).attr("y1", 14).attr("y2", 46);
    share.svg
      .selectAll("text.enough")
      .data([enough])
      .join("text")
      .attr("class", "enough")
      .attr("text-anchor", "end")
      .attr("x", (percent) => x(percent) + 4)
      .attr("y", 60)
      .text(texts.enough);
    share.svg
      .selectAll("text.here")
      .data([cumulative[now - 1]])
      .join("text")
      .attr("class", "here")
      .attr("text-anchor", (percent) => (percent > 50 ? "end" : "start"))
      .attr("x", x)
      .attr("y", 13)
      .text((percent) => `${fixed(percent, 1)} %`);
  }

  function varianceTable() {
    const { node, body } = table(texts.variance, [texts.component, texts.eigenvalue, texts.percent, texts.cumulative]);
    const rows = components.map((name, at) => {
      const cells = [eigenvalues[at], percents[at], cumulative[at]].map((value) => element("td", { title: value }, fixed(value, 3)));
      return element("tr", {}, rowHead(name), ...cells);
    });
    body.append(...rows);
    return { node, update: (now: number) => rows.forEach((row, at) => row.classList.toggle("marked", at < now)) };
  }

  function loadingsTable() {
    const { node, body, setColumns } = table(texts.loadings, []);
    return {
      node,
      update(now: number) {
        setColumns([texts.variable, texts.communality, ...components.slice(0, now)]);
        const rows = variables.map((variable, row) => {
          const shown = loadings[row].slice(0, now);
          const communality = shown.reduce((sum, loading) => sum + loading ** 2, 0);
          const cells = shown.map((loading) => {
            const cell = element("td");
            writeSigned(cell, loading, signed);
            return cell;
          });
          return element("tr", {}, rowHead(variable), element("td", { title: communality }, fixed(communality, 3)), ...cells);
        });
        body.replaceChildren(...rows);
      },
    };
  }

  return {
    update() {
      const now = model.get("kept");
      drawScree(now);
      drawShare(now);
      variance.update(now);
      kept.update(now);
      rules.forEach((button, at) => button.setAttribute("aria-pressed", String(advice[at].count === now)));
      said.say(verdicts[now - 1]);
    },
  };
});

// The scree: how far each rule reaches, the eigenvalues, the cut between kept and not kept, and the shares of the variance.
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { dragIn, picture, stepsOf } from "../dom.ts";
import type { Model } from "../lab.ts";
import { fixed, format, shortened, textWidth } from "../text.ts";
import { explained } from "./math.ts";
import type { State } from "./state.ts";

const RULE = 34;
const PLOT = 210;
const NAMES = 26;
const SHARES = 78;

export function screeOf(model: Model<State>, keep: (count: number) => void) {
  const texts = model.get("texts");
  const { components, eigenvalues, random, kaiser, enough, advice } = model.get("data");
  const last = components.length;
  const parts = explained(eigenvalues);
  const { figure, svg, resize } = picture(texts.scree, "group", texts.scree);
  figure.classList.add("scree");
  const choose = dragIn<SVGSVGElement>(svg);
  const move = dragIn<SVGGElement, number>(svg);

  function draw(kept: number) {
    const width = figure.clientWidth;
    const top = advice.length * RULE + 8;
    const base = top + PLOT;
    const height = base + NAMES + SHARES;
    const left = 34;
    const step = (width - left - 2) / last;
    const edge = (count: number) => left + step * count;
    const middle = (at: number) => edge(at + 0.5);
    const y = scaleLinear([0, 1.08 * Math.max(kaiser, ...eigenvalues, ...(random ?? []))], [base, top + 16]);
    resize(width, height);

    const heights = y.ticks(4);
    svg
      .selectAll("line.grid")
      .data(heights)
      .join("line")
      .attr("class", "grid")
      .attr("x1", left)
      .attr("x2", width)
      .attr("y1", y)
      .attr("y2", y);
    svg
      .selectAll("text.up")
      .data(heights)
      .join("text")
      .attr("class", "up")
      .attr("text-anchor", "end")
      .attr("dy", "0.35em")
      .attr("x", left - 6)
      .attr("y", y)
      .text((value) => fixed(value, 1));

    svg
      .selectAll("rect.component")
      .data(eigenvalues)
      .join("rect")
      .attr("class", "component")
      .classed("kept", (_, at) => at < kept)
      .attr("x", (_, at) => edge(at + 0.16))
      .attr("width", 0.68 * step)
      .attr("y", y)
      .attr("height", (value) => base - y(value));

    svg.selectAll("line.kaiser").data([kaiser]).join("line").attr("class", "kaiser").attr("x1", left).attr("x2", width).attr("y1", y).attr("y2", y);
    svg
      .selectAll("text.kaiser")
      .data([kaiser])
      .join("text")
      .attr("class", "kaiser")
      .attr("text-anchor", "end")
      .attr("x", width - 12)
      .attr("y", (value) => y(value) - 5)
      .text(texts.kaiser);
    const chance = random ?? [];
    const path = line<number>((_, at) => middle(at), y);
    svg
      .selectAll("path.random")
      .data(random === null ? [] : [random])
      .join("path")
      .attr("class", "random")
      .attr("d", path);
    svg
      .selectAll("circle.random")
      .data(chance)
      .join("circle")
      .attr("class", "random")
      .attr("r", step > 16 ? 3.5 : 2)
      .attr("cx", (_, at) => middle(at))
      .attr("cy", y);
    // Where the bars have fallen below, there is room for its name.
    const free = chance.map((value, at) => ({ value, at })).filter(({ value, at }) => value > eigenvalues[at]);
    svg
      .selectAll("text.random")
      .data(free.slice(0, 1))
      .join("text")
      .attr("class", "random")
      .attr("text-anchor", ({ at }) => (middle(at) + textWidth(texts.random) > width ? "end" : "start"))
      .attr("x", ({ at }) => middle(at) + 4)
      .attr("y", ({ value }) => y(value) - 9)
      .text(texts.random);

    // Where names and numbers would touch, only every second name is written, or every third ...
    const every = Math.ceil(34 / step);
    const band = y(0) - y(0.09 * y.domain()[1]);
    svg
      .selectAll("text.value")
      .data(every === 1 ? eigenvalues : [])
      .join("text")
      .attr("class", "value")
      .attr("text-anchor", "middle")
      .attr("x", (_, at) => middle(at))
      .attr("y", (value, at) => {
        // A number that would lie on the random line goes above that.
        const reference = chance[at] === undefined ? y(value) : y(chance[at]);
        const covered = reference < y(value) + band / 4 && reference > y(value) - band;
        return (covered ? reference : y(value)) - 6;
      })
      .text((value) => fixed(value, 2));
    svg
      .selectAll("text.across")
      .data(components.filter((_, at) => at % every === 0))
      .join("text")
      .attr("class", "across")
      .attr("text-anchor", "middle")
      .attr("x", (_, at) => middle(at * every))
      .attr("y", base + 17)
      .text((name) => shortened(name, 8));

    drawRules(edge, kept);
    drawShares(width, left, base + NAMES + 8, kept);
    drawCut(edge, step, top, base, kept);
    choose.on("start drag", (event) => event.y < base + NAMES && keep(Math.floor((event.x - left) / step) + 1));
    // The arrow keys go on from where the hand left off.
    choose.on("end", () => svg.select<SVGGElement>("g.cut").node()!.focus({ preventScroll: true }));
    svg.call(choose);
  }

  /** Above the bars, how far each rule reaches. */
  function drawRules(edge: (count: number) => number, kept: number) {
    const spans = advice.map(({ rule, count }, at) => ({ rule, count, y: at * RULE + 24 }));
    svg
      .selectAll("path.rule")
      .data(spans)
      .join("path")
      .attr("class", "rule")
      .classed("followed", ({ count }) => count === kept)
      .attr("d", ({ count, y }) => `M${edge(0) + 1},${y + 5}V${y}H${edge(count) - 3}V${y + 5}`);
    svg
      .selectAll("text.rule")
      .data(spans)
      .join("text")
      .attr("class", "rule")
      .classed("followed", ({ count }) => count === kept)
      .attr("x", edge(0) + 2)
      .attr("y", ({ y }) => y - 6)
      .text(({ rule, count }) => format(texts.advised, { rule, count }));
  }

  /** Below the bars, the whole variance cut into what each component explains. */
  function drawShares(width: number, left: number, above: number, kept: number) {
    const x = scaleLinear([0, 100], [left, width - 2]);
    svg
      .selectAll("text.share")
      .data([format(texts.share, { percent: parts[kept - 1].cumulative })])
      .join("text")
      .attr("class", "share")
      .attr("x", (share) => Math.max(0, Math.min(left, width - textWidth(share))))
      .attr("y", above + 12)
      .text((share) => share);
    svg
      .selectAll("rect.share")
      .data(parts)
      .join("rect")
      .attr("class", "share")
      .classed("kept", (_, at) => at < kept)
      .attr("x", ({ cumulative, percent }) => x(cumulative - percent))
      .attr("width", ({ percent }) => x(percent) - x(0))
      .attr("y", above + 20)
      .attr("height", 18);
    svg
      .selectAll("line.enough")
      .data([enough])
      .join("line")
      .attr("class", "enough")
      .attr("x1", x)
      .attr("x2", x)
      .attr("y1", above + 15)
      .attr("y2", above + 43);
    svg
      .selectAll("text.enough")
      .data([enough])
      .join("text")
      .attr("class", "enough")
      .attr("text-anchor", "middle")
      .attr("x", (percent) => Math.min(x(percent), width - textWidth(format(texts.enough, { percent })) / 2))
      .attr("y", above + 57)
      .text((percent) => format(texts.enough, { percent }));
  }

  /** The line between what is kept and what is not. */
  function drawCut(edge: (count: number) => number, step: number, top: number, base: number, kept: number) {
    const cut = svg
      .selectAll<SVGGElement, number>("g.cut")
      .data([kept])
      .join((entering) =>
        entering
          .append("g")
          .attr("class", "cut")
          .call((group) => group.append("line"))
          .call((group) => group.append("circle").attr("r", 9))
          .on("keydown", onKey),
      )
      .attr("role", "slider")
      .attr("tabindex", 0)
      .attr("aria-label", texts.cut)
      .attr("aria-valuemin", 1)
      .attr("aria-valuemax", last)
      .attr("aria-valuenow", kept)
      .attr("aria-valuetext", format(texts.cut_now, { count: kept, percent: parts[kept - 1].cumulative }))
      .call(
        move
          .subject(() => ({ x: edge(model.get("kept")), y: 0 }))
          .on("drag", (event) => keep(Math.round((event.x - edge(0)) / step))),
      );
    const x = edge(kept) - 1;
    cut.select("line").attr("x1", x).attr("x2", x).attr("y1", top).attr("y2", base);
    cut.select("circle").attr("cx", x).attr("cy", (top + base) / 2);
  }

  function onKey(event: KeyboardEvent) {
    const steps = stepsOf(event.key);
    if (steps === undefined) return;
    event.preventDefault();
    keep(model.get("kept") + steps);
  }

  return { figure, draw };
}

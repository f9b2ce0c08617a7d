// The map of the subsidy lab: a number for each province, and how it differs from the actual policy.
import { choice as dropDown, element } from "../dom.ts";
import { change, type Model } from "../lab.ts";
import { fixed, format } from "../text.ts";
import { tileMap } from "../tiles.ts";
import type { Outcome } from "./math.ts";
import { changesOf, type Choice, type MapView, type State } from "./state.ts";
import { signed } from "./words.ts";

/** Below this width a triangle has no room but beside the short name. */
const SMALL = 50;
const UP = "M0,-4.5 L5,4 L-5,4 Z";
const DOWN = "M0,4.5 L5,-4 L-5,-4 Z";

export function mapOf(model: Model<State>) {
  const texts = model.get("texts");
  const data = model.get("data");
  const { provinces, divisions, views, ordered } = data;
  const view = dropDown(
    texts.view,
    views.map(({ name, title }) => ({ value: name, label: title })),
    (value) => change(model, "shown", value as MapView["name"]),
  );
  const map = tileMap(provinces, "");
  map.groups.on("click", (_event, province) => change(model, "followed", provinces.indexOf(province)));
  const triangles = map.groups.append("path");
  const scale = scaleBar();
  map.figure.append(scale.node, element("figcaption", {}, texts.signs));

  return {
    view: view.field,
    figure: map.figure,
    draw(choice: Choice, now: Outcome, width: number, touched: number | undefined) {
      const shown = model.get("shown");
      const { title, limits, places } = views.find(({ name }) => name === shown)!;
      const { burden, pension } = changesOf(data, now);
      const values = { burden: now.burden, burden_change: burden, pension_change: pension, replacement: now.replacement }[shown];
      const isChange = shown.endsWith("change");
      const written = (value: number) => (isChange ? signed(value, places) : fixed(value, places));
      const colours = isChange ? model.get("colours").signed : ordered;
      view.list.value = shown;

      const { wide, high } = map.draw(width, values.map((value) => ({ colour: colourOf(value, limits, colours), note: written(value) })));
      const isSmall = wide < SMALL;
      const changes = shown.startsWith("burden") ? burden : pension;
      map.svg.attr("aria-label", title).classed("small", isSmall);
      map.groups
        .classed("marked", (_, at) => at === model.get("followed"))
        .classed("framed", (_, at) => choice.division !== null && touched !== undefined && divisions[choice.division].of[at] === touched);
      map.groups.select("title").text(({ name }, at) => `${name}: ${written(values[at])}`);
      triangles
        .attr("transform", isSmall ? `translate(${wide - 8},${0.38 * high}) scale(0.8)` : `translate(${wide - 10},11)`)
        .attr("d", (_, at) => (changes[at] > 0 ? UP : changes[at] < 0 ? DOWN : ""));

      const [lowest, highest] = limits.map(written);
      // Nothing is below no burden; every other end stands for what lies beyond it too.
      const low = limits[0] === 0 ? lowest : format(texts.and_less, { value: lowest });
      const most = format(texts.and_more, { value: highest });
      scale.show(colours, isChange ? [low, "0", most] : [low, most]);
    },
  };
}

/** What lies outside the limits has the colour of the nearer end. */
function colourOf(value: number, [low, high]: [number, number], scale: string[]): string {
  const share = high > low ? (value - low) / (high - low) : 0;
  return scale[Math.round(Math.max(0, Math.min(1, share)) * (scale.length - 1))];
}

/** A colour scale as a bar, with what its ends and its middle stand for. */
function scaleBar() {
  const bar = element("div", { class: "ramp" });
  const ends = element("div", { class: "ends" });
  return {
    node: element("div", { class: "scale" }, bar, ends),
    show(scale: string[], words: string[]) {
      bar.style.background = `linear-gradient(to right, ${scale.join(", ")})`;
      ends.replaceChildren(...words.map((word) => element("span", {}, word)));
    },
  };
}

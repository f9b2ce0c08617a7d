// The map of the subsidy lab: a number for each province, and how it differs from the actual policy.
import { choice as dropDown, element } from "../dom.ts";
import { change, type Model } from "../lab.ts";
import { fixed, format } from "../text.ts";
import type { Outcome } from "./math.ts";
import { changesOf, type Choice, type MapView, type State } from "./state.ts";
import { scaleBar, tileMap } from "./tiles.ts";
import { signed } from "./words.ts";

export function mapOf(model: Model<State>) {
  const texts = model.get("texts");
  const data = model.get("data");
  const { provinces, divisions, views, ordered } = data;
  const view = dropDown(
    texts.view,
    views.map(({ name, title }) => ({ value: name, label: title })),
    (value) => change(model, "shown", value as MapView["name"]),
  );
  const map = tileMap(provinces, (province) => change(model, "followed", province));
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
      map.draw(width, {
        title,
        values,
        written: values.map(written),
        signs: shown.startsWith("burden") ? burden : pension,
        limits,
        scale: colours,
        marked: (tile) => tile === model.get("followed"),
        framed: (tile) => choice.division !== null && touched !== undefined && divisions[choice.division].of[tile] === touched,
      });
      const [lowest, highest] = limits.map(written);
      // Nothing is below no burden; every other end stands for what lies beyond it too.
      const low = limits[0] === 0 ? lowest : format(texts.and_less, { value: lowest });
      const high = format(texts.and_more, { value: highest });
      scale.show(colours, isChange ? [low, "0", high] : [low, high]);
    },
  };
}

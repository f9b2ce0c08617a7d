// Subsidy lab: who pays the basic pension, by shares of the centre or by the paper's rule, and what follows from it.
import { choice as dropDown, element, sentence } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { controlsOf } from "./controls.ts";
import { mapOf } from "./map.ts";
import { accountsOf, provincesOf } from "./results.ts";
import { outcomeOf, type State } from "./state.ts";
import { sentencesOf, workingOf } from "./words.ts";

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { provinces, badge } = model.get("data");

  let touched: number | undefined;
  const map = mapOf(model);
  const controls = controlsOf(model, (region) => {
    touched = region;
    const choice = model.get("choice");
    map.draw(choice, outcomeOf(model, choice), map.figure.clientWidth, touched);
  });
  const accounts = accountsOf(model);
  const said = sentence();
  const followed = dropDown(
    texts.who,
    provinces.map(({ name }, at) => ({ value: String(at), label: name })),
    (value) => change(model, "followed", Number(value)),
  );
  const working = element("p", { class: "working" });
  const table = provincesOf(model);

  const follow = element("fieldset", {}, element("legend", {}, texts.follow), followed.field, working);
  root.append(
    controls.presets,
    element("div", { class: "controls" }, controls.way, map.view),
    controls.sliders,
    controls.balance,
    element("div", { class: "columns" }, map.figure, element("div", { class: "outcome" }, accounts.node, said.node, follow)),
    element("p", { class: "caution" }, element("strong", {}, badge.label), " ", badge.caution),
    table.node,
  );

  return {
    update() {
      const choice = model.get("choice");
      const now = outcomeOf(model, choice);
      // Asked before anything changes, so that the browser need not lay out the page twice.
      const width = map.figure.clientWidth;
      controls.update(choice, now);
      map.draw(choice, now, width, touched);
      accounts.update(now);
      followed.list.value = String(model.get("followed"));
      working.textContent = workingOf(model, now);
      table.update(now);
      said.say(sentencesOf(model, now));
    },
  };
});

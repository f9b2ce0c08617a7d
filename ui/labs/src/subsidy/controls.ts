// Who pays: policies as buttons, the centre's shares or X on sliders, and what that costs the centre.
import { choice as dropDown, element, slider } from "../dom.ts";
import { change, type Model } from "../lab.ts";
import { format, shortened } from "../text.ts";
import type { Outcome } from "./math.ts";
import { type Choice, isSame, type State } from "./state.ts";

/** The controls; `touch` hears which region's slider is under the hand, if any. */
export function controlsOf(model: Model<State>, touch: (region: number | undefined) => void) {
  const texts = model.get("texts");
  const { situation, divisions, presets, same_cost, actual } = model.get("data");
  const choose = (part: Partial<Choice>) => change(model, "choice", { ...model.get("choice"), ...part });
  const setShares = (division: number, set: (share: number, region: number) => number) =>
    choose({ shares: model.get("choice").shares.map((shares, at) => (at === division ? shares.map(set) : shares)) });

  const buttons = presets.map(({ name, choice }) => element("button", { type: "button", click: () => change(model, "choice", choice) }, name));
  const way = dropDown(
    texts.way,
    [...divisions.map(({ title }) => title), texts.rule].map((label, at) => ({ value: String(at), label })),
    (value) => choose({ division: Number(value) < divisions.length ? Number(value) : null }),
  );

  const shareSliders = divisions.map(({ regions }, division) =>
    regions.map(({ name, members }, region) => {
      const made = slider(shortened(name, 60), (value) => setShares(division, (share, at) => (at === region ? value / 100 : share)));
      made.range.max = "100";
      const slot = element(
        "div",
        { class: "slot", title: name, focusin: () => touch(region), focusout: () => touch(undefined), pointerenter: () => touch(region), pointerleave: () => touch(undefined) },
        made.field,
        element("span", { class: "members" }, members),
      );
      return { ...made, slot };
    }),
  );
  const percent = slider(texts.percent, (value) => choose({ percent: value }));
  Object.assign(percent.range, { min: "0.1", max: "100", step: "0.1" });
  const explained = format(texts.base, { base: situation.national_base });
  const percentSlot = element("div", { class: "slot wide" }, percent.field, element("span", { class: "members" }, explained));
  const sliders = element("fieldset", { class: "sliders" });

  const budget = element("p", { class: "budget" });
  const sameCost = element("button", {
    type: "button",
    click: () => {
      const { division } = model.get("choice");
      if (division === null) choose({ percent: same_cost.percent });
      else setShares(division, () => same_cost.share);
    },
  });

  function showSliders(division: number | null) {
    const slots = division === null ? [percentSlot] : shareSliders[division].map(({ slot }) => slot);
    if (slots[0].parentElement === sliders) return;
    const legend = division === null ? texts.rule : format(texts.shares, { amount: situation.basic_pension });
    sliders.replaceChildren(element("legend", {}, legend), ...slots);
    touch(undefined);
  }

  return {
    presets: element("div", { class: "controls presets", role: "group", "aria-label": texts.presets }, ...buttons),
    way: way.field,
    sliders,
    balance: element("div", { class: "balance" }, budget, sameCost),
    update(choice: Choice, now: Outcome) {
      const { division, shares } = choice;
      for (const [at, button] of buttons.entries()) button.setAttribute("aria-pressed", String(isSame(choice, presets[at].choice)));
      way.list.value = String(division ?? divisions.length);
      showSliders(division);
      percent.show(choice.percent, format(texts.per_cent_fine, { value: choice.percent }));
      for (const [at, sliders] of shareSliders.entries()) {
        for (const [region, { show }] of sliders.entries()) {
          const value = 100 * shares[at][region];
          show(value, format(texts.per_cent, { value }));
        }
      }

      const difference = now.central_budget - actual.central_budget;
      const balance = Math.abs(difference) < 0.05 ? texts.budget_same : difference > 0 ? texts.budget_more : texts.budget_less;
      budget.textContent = format(balance, { budget: now.central_budget, difference: Math.abs(difference) });
      sameCost.textContent =
        division === null
          ? format(texts.same_cost_percent, { value: same_cost.percent })
          : format(texts.same_cost_share, { value: 100 * same_cost.share });
    },
  };
}

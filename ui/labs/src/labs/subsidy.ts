// Subsidy lab: who pays the basic pension, by shares of the centre or by the paper's rule, and what follows from it.
import { choice as dropDown, element, sentence, slider } from "../dom.ts";
import { change, lab, type Model, type Shared, type View } from "../lab.ts";
import { applyRule, changes, type Outcome, sharePension, type Situation } from "../subsidy_math.ts";
import { fixed, format, shortened } from "../text.ts";
import { scaleBar, type Tile, tileMap } from "../tile_map.ts";

type Text =
  | "presets"
  | "way"
  | "rule"
  | "shares"
  | "percent"
  | "per_cent"
  | "per_cent_fine"
  | "base"
  | "budget_more"
  | "budget_less"
  | "budget_same"
  | "same_cost_share"
  | "same_cost_percent"
  | "view"
  | "signs"
  | "and_more"
  | "and_less"
  | "accounts"
  | "centre_pays"
  | "provinces_pay"
  | "pensioners_get"
  | "theil"
  | "table"
  | "province"
  | "burden"
  | "burden_change"
  | "paid"
  | "pension"
  | "pension_change"
  | "replacement"
  | "follow"
  | "who"
  | "followed_pension"
  | "followed_burden"
  | "actual"
  | "budgets"
  | "heaviest"
  | "gains"
  | "centre"
  | "index"
  | "more_pension"
  | "more_burden"
  | "separator"
  | "sentences";

interface Choice {
  /** Which division into regions; null for the rule. */
  division: number | null;
  /** The centre's share in each region of each division. */
  shares: number[][];
  /** X. */
  percent: number;
}

interface Division {
  title: string;
  regions: { name: string; members: string }[];
  /** Region of each province. */
  of: number[];
}

interface MapView {
  name: "burden" | "burden_change" | "pension_change" | "replacement";
  title: string;
  limits: [number, number];
  places: number;
}

interface State extends Shared<Text> {
  data: {
    provinces: Tile[];
    situation: Situation;
    divisions: Division[];
    presets: { name: string; choice: Choice }[];
    /** What costs the centre as much as the actual policy. */
    same_cost: { share: number; percent: number };
    actual: Outcome;
    views: MapView[];
    ordered: string[];
    badge: { label: string; caution: string };
  };
  choice: Choice;
  shown: MapView["name"];
  followed: number;
  /** What Python found for a choice. */
  answer: Outcome & { choice: Choice };
}

/** Names of more provinces than these say less than their number. */
const MOST_NAMES = 6;

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { signed } = model.get("colours");
  const { provinces, situation, divisions, presets, same_cost, actual, views, ordered, badge } = model.get("data");
  const choose = (part: Partial<Choice>) => change(model, "choice", { ...model.get("choice"), ...part });

  const ways = [...divisions.map(({ title }) => title), texts.rule];
  const way = dropDown(
    texts.way,
    ways.map((label, at) => ({ value: String(at), label })),
    (value) => choose({ division: Number(value) < divisions.length ? Number(value) : null }),
  );
  const presetButtons = presets.map(({ name, choice }) => element("button", { type: "button", click: () => change(model, "choice", choice) }, name));
  /** The region whose slider is under the hand. */
  let touched: number | undefined;
  const shareSliders = divisions.map(({ regions }, division) =>
    regions.map(({ name, members }, region) => {
      const made = slider(shortened(name, 60), (value) => {
        const { shares } = model.get("choice");
        const changed = shares[division].map((share, at) => (at === region ? value / 100 : share));
        choose({ shares: shares.map((of, at) => (at === division ? changed : of)) });
      });
      made.range.max = "100";
      const slot = element("div", { class: "slot", title: name }, made.field, element("span", { class: "members" }, members));
      for (const [event, now] of [["focusin", region], ["focusout", undefined], ["pointerenter", region], ["pointerleave", undefined]] as const) {
        slot.addEventListener(event, () => {
          touched = now;
          drawMap(model.get("choice"), map.clientWidth);
        });
      }
      return { ...made, slot };
    }),
  );
  const percent = slider(texts.percent, (value) => choose({ percent: value }));
  Object.assign(percent.range, { min: "0.1", max: "100", step: "0.1" });
  const percentSlot = element("div", { class: "slot wide" }, percent.field, element("span", { class: "members" }, format(texts.base, { base: situation.national_base })));
  const sliders = element("fieldset", { class: "sliders" });
  const budget = element("p", { class: "budget" });
  const sameCost = element("button", {
    type: "button",
    click: () => {
      const { division, shares } = model.get("choice");
      if (division === null) choose({ percent: same_cost.percent });
      else choose({ shares: shares.map((of, at) => (at === division ? of.map(() => same_cost.share) : of)) });
    },
  });

  const view = dropDown(
    texts.view,
    views.map(({ name, title }) => ({ value: name, label: title })),
    (value) => change(model, "shown", value as MapView["name"]),
  );
  const map = element("figure");
  const scale = scaleBar();
  const follow = (province: number) => change(model, "followed", province);
  const draw = tileMap(map, provinces, texts.view, follow);
  map.append(scale.node, element("figcaption", {}, texts.signs));
  const said = sentence();
  const bars = accounts();
  const followed = dropDown(
    texts.who,
    provinces.map(({ name }, at) => ({ value: String(at), label: name })),
    (value) => follow(Number(value)),
  );
  const working = element("p", { class: "working" });
  const table = provincesTable();

  root.append(
    element("div", { class: "controls presets", role: "group", "aria-label": texts.presets }, ...presetButtons),
    element("div", { class: "controls" }, way.field, view.field),
    sliders,
    element("div", { class: "balance" }, budget, sameCost),
    element(
      "div",
      { class: "columns" },
      map,
      element(
        "div",
        { class: "results" },
        bars.node,
        said.node,
        element("fieldset", {}, element("legend", {}, texts.follow), followed.field, working),
      ),
    ),
    element("p", { class: "caution" }, element("strong", {}, badge.label), " ", badge.caution),
    table.node,
  );

  let drawn: { choice: string; outcome: Outcome } | undefined;
  /** Python's numbers where they are there, and the page's own until then. */
  function outcomeOf(choice: Choice): Outcome {
    const answer = model.get("answer");
    const wanted = JSON.stringify(choice);
    if (JSON.stringify(answer.choice) === wanted) return answer;
    if (drawn?.choice !== wanted) drawn = { choice: wanted, outcome: compute(choice) };
    return drawn.outcome;
  }

  function compute({ division, shares, percent }: Choice): Outcome {
    if (division === null) return applyRule(percent, situation);
    return sharePension(
      divisions[division].of.map((region) => shares[division][region]),
      situation,
    );
  }

  function changesOf(now: Outcome) {
    return { burden: changes(actual.burden, now.burden), pension: changes(actual.pension, now.pension) };
  }

  function updateControls(choice: Choice, now: Outcome) {
    const { division } = choice;
    way.list.value = String(division ?? divisions.length);
    view.list.value = model.get("shown");
    for (const [at, button] of presetButtons.entries()) button.setAttribute("aria-pressed", String(isSame(choice, presets[at].choice)));

    if (sliders.dataset.way !== way.list.value) {
      const legend = division === null ? texts.rule : format(texts.shares, { amount: situation.basic_pension });
      const slots = division === null ? [percentSlot] : shareSliders[division].map(({ slot }) => slot);
      sliders.replaceChildren(element("legend", {}, legend), ...slots);
      sliders.dataset.way = way.list.value;
      touched = undefined;
    }
    percent.show(choice.percent, format(texts.per_cent_fine, { value: choice.percent }));
    for (const [of, shares] of choice.shares.entries()) {
      for (const [region, share] of shares.entries()) shareSliders[of][region].show(100 * share, format(texts.per_cent, { value: 100 * share }));
    }

    const difference = now.central_budget - actual.central_budget;
    const balance = Math.abs(difference) < 0.05 ? texts.budget_same : difference > 0 ? texts.budget_more : texts.budget_less;
    budget.textContent = format(balance, { budget: now.central_budget, difference: Math.abs(difference) });
    sameCost.textContent =
      division === null
        ? format(texts.same_cost_percent, { value: same_cost.percent })
        : format(texts.same_cost_share, { value: 100 * same_cost.share });
  }

  function drawMap(choice: Choice, width: number) {
    const now = outcomeOf(choice);
    const { burden, pension } = changesOf(now);
    const { name, title, limits, places } = views.find(({ name }) => name === model.get("shown"))!;
    const values = { burden: now.burden, burden_change: burden, pension_change: pension, replacement: now.replacement }[name];
    const isSigned = name.endsWith("change");
    const written = (value: number) => (isSigned ? signedNumber(value, places) : fixed(value, places));
    const colours = isSigned ? signed : ordered;
    const ends = limits.map(written);
    draw(width, {
      values,
      written: values.map(written),
      signs: name === "burden" || name === "burden_change" ? burden : pension,
      limits,
      scale: colours,
      marked: (tile) => tile === model.get("followed"),
      framed: (tile) => choice.division !== null && touched !== undefined && divisions[choice.division].of[tile] === touched,
    });
    map.querySelector("svg")!.setAttribute("aria-label", title);
    // Nothing is below no burden; every other end stands for what lies beyond it too.
    const low = limits[0] === 0 ? ends[0] : format(texts.and_less, { value: ends[0] });
    const high = format(texts.and_more, { value: ends[1] });
    scale.show(colours, isSigned ? [low, "0", high] : [low, high]);
  }

  /** What is paid and got, each as a bar with a line where the actual policy is. */
  function accounts() {
    const budgets = ({ central_budget, provincial_budget }: Outcome) => [central_budget, provincial_budget, central_budget + provincial_budget];
    const words = [texts.centre_pays, texts.provinces_pay, texts.pensioners_get, texts.theil];
    const rows = words.map(() => {
      const text = element("span");
      const fill = element("div", { class: "fill" });
      const line = element("div", { class: "before" });
      return { text, fill, line, node: element("div", { class: "account" }, text, element("div", { class: "track", "aria-hidden": "true" }, fill, line)) };
    });
    const before = [...budgets(actual), actual.theil];
    return {
      node: element("figure", { class: "accounts" }, element("figcaption", {}, texts.accounts), ...rows.map(({ node }) => node)),
      update(now: Outcome) {
        const after = [...budgets(now), now.theil];
        // One scale for all that is money, and it keeps still as long as there is room.
        const money = Math.max(2 * before[2], after[2]);
        const most = [money, money, money, Math.max(2 * actual.theil, now.theil)];
        for (const [at, { text, fill, line }] of rows.entries()) {
          text.textContent = format(words[at], { value: after[at], before: before[at] });
          fill.style.width = `${(100 * after[at]) / most[at]}%`;
          line.style.left = `${(100 * before[at]) / most[at]}%`;
        }
      },
    };
  }

  function provincesTable() {
    const names = [texts.province, texts.burden, texts.burden_change, texts.paid, texts.pension, texts.pension_change, texts.replacement];
    const head = element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name))));
    const lines = provinces.map(({ name }, province) => {
      const cells = names.slice(1).map(() => element("td"));
      return { cells, row: element("tr", { click: () => follow(province) }, element("th", { scope: "row" }, name), ...cells) };
    });
    const body = element("tbody", {}, ...lines.map(({ row }) => row));
    const made = element("table", {}, element("caption", {}, element("span", {}, texts.table)), head, body);
    let order = [...provinces.keys()];
    return {
      node: element("div", { class: "scroll provinces", tabindex: 0, role: "region", "aria-label": texts.table }, made),
      update(now: Outcome) {
        const { burden, pension } = changesOf(now);
        for (const [at, { cells, row }] of lines.entries()) {
          row.classList.toggle("marked", at === model.get("followed"));
          const numbers = [now.burden[at], burden[at], now.paid[at], now.pension[at], pension[at], now.replacement[at]];
          for (const [column, cell] of cells.entries()) {
            const isChange = column === 1 || column === 4;
            const text = isChange ? markedNumber(numbers[column]) : fixed(numbers[column], 2, true);
            if (cell.textContent !== text) cell.textContent = text;
            cell.title = String(numbers[column]);
          }
        }
        const sorted = [...provinces.keys()].sort((a, b) => now.burden[b] - now.burden[a]);
        if (sorted.every((province, at) => province === order[at])) return;
        order = sorted;
        body.append(...order.map((province) => lines[province].row));
      },
    };
  }

  function updateFollowed(now: Outcome) {
    const at = model.get("followed");
    followed.list.value = String(at);
    const pension = format(texts.followed_pension, {
      name: provinces[at].name,
      centre: now.from_centre[at],
      province: now.from_province[at],
      pension: now.pension[at],
      replacement: now.replacement[at],
      base: situation.base[at],
    });
    const burden = format(texts.followed_burden, {
      pensioners: situation.pensioners[at],
      paid: now.paid[at],
      other: situation.other_subsidy[at],
      burden: now.burden[at],
      revenue: situation.revenue[at],
      before: actual.burden[at],
    });
    working.textContent = format(texts.sentences, { said: pension, more: burden });
  }

  function sentencesOf(now: Outcome): string {
    const { burden, pension } = changesOf(now);
    const isActual = [...burden, ...pension].every((value) => value === 0);
    const said = isActual ? ofActual(now) : against(now, burden, pension);
    return said.reduce((before, more) => format(texts.sentences, { said: before, more }));
  }

  function ofActual(now: Outcome): string[] {
    const heaviest = now.burden.indexOf(Math.max(...now.burden));
    const count = now.from_province.filter((amount) => amount > 0).length;
    return [
      texts.actual,
      format(texts.budgets, { centre: now.central_budget, provinces: now.provincial_budget, count }),
      format(texts.heaviest, { province: provinces[heaviest].name, burden: now.burden[heaviest], theil: now.theil }),
    ];
  }

  /** As the verdict of PolicyComparison, and then who they are if they are few. */
  function against(now: Outcome, burden: number[], pension: number[]): string[] {
    const count = (values: number[], sign: number) => values.filter((value) => sign * value > 0).length;
    const said = [
      format(texts.gains, { more: count(pension, 1), less: count(pension, -1), heavier: count(burden, 1), lighter: count(burden, -1) }),
      format(texts.centre, { before: actual.central_budget, after: now.central_budget }),
      format(texts.index, { before: actual.theil, after: now.theil }),
    ];
    for (const [text, values] of [[texts.more_pension, pension], [texts.more_burden, burden]] as const) {
      const names = provinces.filter((_, at) => values[at] > 0).map(({ name }) => name);
      if (names.length > 0 && names.length <= MOST_NAMES) said.push(format(text, { names: names.join(texts.separator) }));
    }
    return said;
  }

  return {
    update() {
      const choice = model.get("choice");
      const now = outcomeOf(choice);
      // Asked before anything changes, so that the browser need not lay out the page twice.
      const width = map.clientWidth;
      updateControls(choice, now);
      drawMap(choice, width);
      bars.update(now);
      updateFollowed(now);
      table.update(now);
      said.say(sentencesOf(now));
    },
  };
});

/** Whether two choices pay the same: what is not in use does not count. */
function isSame(a: Choice, b: Choice): boolean {
  if (a.division !== b.division) return false;
  return a.division === null ? a.percent === b.percent : a.shares[a.division].every((share, at) => share === b.shares[a.division!][at]);
}

function signedNumber(value: number, places: number): string {
  return value > 0 ? `+${fixed(value, places, true)}` : fixed(value, places, true);
}

/** A change that is told by its sign and by a triangle. */
function markedNumber(value: number): string {
  const mark = value > 0 ? "▲ " : value < 0 ? "▼ " : "";
  return mark + signedNumber(value, 2);
}

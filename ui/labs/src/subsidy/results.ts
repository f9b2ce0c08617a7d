// What comes of a policy: the accounts as bars, and a table of the provinces.
import { element, rowHead, table } from "../dom.ts";
import { change, type Model } from "../lab.ts";
import { fixed, format } from "../text.ts";
import type { Outcome } from "./math.ts";
import { changesOf, type State } from "./state.ts";
import { marked } from "./words.ts";

/** What is paid and got, each as a bar with a line where the actual policy is. */
export function accountsOf(model: Model<State>) {
  const texts = model.get("texts");
  const { actual } = model.get("data");
  const amounts = ({ central_budget, provincial_budget, theil }: Outcome) => [central_budget, provincial_budget, central_budget + provincial_budget, theil];
  const words = [texts.centre_pays, texts.provinces_pay, texts.pensioners_get, texts.theil];
  const before = amounts(actual);
  const bars = words.map(() => {
    const text = element("span");
    const fill = element("div", { class: "fill" });
    const line = element("div", { class: "before" });
    const track = element("div", { class: "track", "aria-hidden": "true" }, fill, line);
    return { text, fill, line, node: element("div", { class: "account" }, text, track) };
  });
  return {
    node: element("figure", {}, element("figcaption", {}, texts.accounts), ...bars.map(({ node }) => node)),
    update(now: Outcome) {
      const after = amounts(now);
      // One scale for all that is money, and it keeps still as long as there is room.
      const money = Math.max(2 * before[2], after[2]);
      const most = [money, money, money, Math.max(2 * before[3], after[3])];
      for (const [at, { text, fill, line }] of bars.entries()) {
        text.textContent = format(words[at], { value: after[at], before: before[at] });
        fill.style.width = `${(100 * after[at]) / most[at]}%`;
        line.style.left = `${(100 * before[at]) / most[at]}%`;
      }
    },
  };
}

/** The provinces, the heaviest burden first. */
export function provincesOf(model: Model<State>) {
  const texts = model.get("texts");
  const data = model.get("data");
  const columns = [texts.burden, texts.burden_change, texts.paid, texts.pension, texts.pension_change, texts.replacement];
  const { node, body } = table(texts.table, [texts.province, ...columns]);
  const isChange = [false, true, false, false, true, false];
  node.classList.add("provinces");
  // In a part of its own, which stays in sight while a wide table scrolls.
  node.querySelector("caption")!.replaceChildren(element("span", {}, texts.table));
  const lines = data.provinces.map(({ name }, province) => {
    const cells = columns.map(() => element("td"));
    return { cells, row: element("tr", { click: () => change(model, "followed", province) }, rowHead(name), ...cells) };
  });
  let order: number[] = [];
  return {
    node,
    update(now: Outcome) {
      const { burden, pension } = changesOf(data, now);
      for (const [at, { cells, row }] of lines.entries()) {
        row.classList.toggle("marked", at === model.get("followed"));
        const numbers = [now.burden[at], burden[at], now.paid[at], now.pension[at], pension[at], now.replacement[at]];
        for (const [column, value] of numbers.entries()) {
          const text = isChange[column] ? marked(value, 2) : fixed(value, 2, true);
          if (cells[column].textContent !== text) cells[column].textContent = text;
          cells[column].title = String(value);
        }
      }
      const sorted = [...lines.keys()].sort((a, b) => now.burden[b] - now.burden[a]);
      if (sorted.every((province, at) => province === order[at])) return;
      order = sorted;
      body.append(...order.map((province) => lines[province].row));
    },
  };
}

// The claims that the filters leave, under the names of their papers. The arrow keys go from one to the next.
import { element } from "../dom.ts";
import { format } from "../text.ts";
import { nameOf } from "./claim.ts";
import { type Filters, matches } from "./math.ts";
import type { Claim, State, Text } from "./state.ts";

interface Parts {
  texts: Record<Text, string>;
  data: State["data"];
  symbol(verdict: string): SVGElement;
  open(id: string): void;
}

/** Room for a paper's name, which stays above its claims. */
const PAPER = 52;

export function listOf({ texts, data, symbol, open }: Parts) {
  const rows = data.claims.map((claim) => {
    const button = buttonOf(claim);
    return { claim, button, item: element("li", {}, button) };
  });
  const papers = data.choices.paper.map(({ value, label }) => {
    const items = rows.filter(({ claim }) => claim.paper === value).map(({ item }) => item);
    return { items, node: element("section", {}, element("h2", {}, label), element("ul", {}, ...items)) };
  });
  const none = element("p", { class: "quiet" }, texts.none);
  const node = element("div", { class: "list", role: "group", "aria-label": texts.claims, keydown: (event) => goOn(event as KeyboardEvent) });
  node.append(...papers.map(({ node }) => node), none);
  let drawn: { opened: string; width: number } | undefined;

  function buttonOf(claim: Claim) {
    const numbers = format(texts.numbers, { printed: claim.printed, ours: claim.ours || texts.nothing });
    const made: HTMLButtonElement = element(
      "button",
      { type: "button", tabindex: -1, click: () => open(claim.id), focus: () => reach(made) },
      symbol(claim.verdict),
      element("span", { dir: "auto" }, element("b", {}, claim.id), " ", nameOf(claim, texts)),
      element("span", { dir: "auto" }, numbers),
      element("span", { class: "label" }, claim.label),
    );
    return made;
  }

  /** Tab comes to one claim only; the arrow keys go on from there. */
  function reach(reached: HTMLElement) {
    for (const { button } of rows) button.tabIndex = button === reached ? 0 : -1;
  }

  function goOn(event: KeyboardEvent) {
    const shown = rows.filter(({ item }) => !item.hidden).map(({ button }) => button);
    const at = shown.indexOf(document.activeElement as HTMLButtonElement);
    const last = shown.length - 1;
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    shown[to].focus();
  }

  /** Scroll the list, but not the page. */
  function bringIntoView({ offsetTop, offsetHeight }: HTMLElement) {
    node.scrollTop = Math.max(Math.min(node.scrollTop, offsetTop - PAPER), offsetTop + offsetHeight - node.clientHeight);
  }

  return {
    node,
    /** Whether the claim is there to be focused. */
    focus(id: string): boolean {
      const row = rows.find(({ claim, item }) => claim.id === id && !item.hidden);
      row?.button.focus();
      return row !== undefined;
    },
    update(filters: Filters, opened: string, width: number) {
      for (const { claim, button, item } of rows) {
        item.hidden = !matches(claim, filters);
        if (claim.id === opened) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
      for (const { items, node } of papers) node.hidden = items.every(({ hidden }) => hidden);
      const shown = rows.filter(({ item }) => !item.hidden);
      none.hidden = shown.length > 0;
      if (shown.length > 0 && !shown.some(({ button }) => button.tabIndex === 0)) reach(shown[0].button);
      const current = shown.find(({ claim }) => claim.id === opened);
      if (current && (drawn?.opened !== opened || drawn.width !== width)) bringIntoView(current.button);
      drawn = { opened, width };
    },
  };
}

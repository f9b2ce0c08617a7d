// Ledger: the claims of the papers with filters; one opens to its ruler, its reason and its steps.
import { scaleLinear } from "d3-scale";
import { choice, element, sentence, textColour } from "../dom.ts";
import { change, lab, type Model, type Shared, type View } from "../lab.ts";
import { countsOf, ends, type Filtered, type Filters, matches, type Ruler } from "../ledger_math.ts";
import { elementsOf } from "../markup.ts";
import { format, textWidth } from "../text.ts";

type Text =
  | "words"
  | "paper"
  | "where"
  | "badge"
  | "substitutes"
  | "all"
  | "clear"
  | "verdicts"
  | "count"
  | "summary"
  | "only"
  | "none"
  | "claims"
  | "what"
  | "numbers"
  | "nothing"
  | "hint"
  | "close"
  | "printed"
  | "number"
  | "ours"
  | "verdict"
  | "year"
  | "ruler"
  | "near"
  | "detail"
  | "waiting"
  | "no_steps"
  | "formula"
  | "sentences";

interface Claim extends Filtered {
  id: string;
  title: string;
  subject: string;
  year: string;
  quantity: string;
  printed: string;
  unit: string;
  ours: string;
  label: string;
  data: string;
  reason: string;
  substitutes: string;
  ruler: Ruler | null;
  comparison: string;
}

type Choices = Record<"paper" | "where" | "badge" | "substitutes", { value: string; label: string }[]>;

interface State extends Shared<Text> {
  data: { claims: Claim[]; choices: Choices; verdicts: { value: string; label: string; colour: string }[] };
  filters: Filters;
  /** Id of the claim that is open; empty for none. */
  opened: string;
  /** Rendered by Python: of the open claim, in a saved page of all. */
  steps: Record<string, string>;
}

/** Height of the ruler, and where its line lies. */
const [RULER, AXIS] = [86, 44];
const NO_FILTERS: Filters = { words: "", paper: "", where: "", badge: "", substitutes: "", verdict: "" };
/** Strokes in a square of sixteen, so that no font need have them. */
const SYMBOLS: Record<string, string> = {
  reproduced: "M3 8.5 6.5 12 13 4.5",
  close: "M2.5 7q2.75-3 5.5 0t5.5 0M2.5 11q2.75-3 5.5 0t5.5 0",
  "not reproduced": "M4 4l8 8M12 4l-8 8",
  "not checkable": "M5.5 6a2.5 2.5 0 1 1 3.6 2.2Q8 8.8 8 10M8 12.4v.2",
};
/** Height of a paper's name, which stays above its claims. */
const PAPER = 52;
const SVG = "http://www.w3.org/2000/svg";

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { claims, choices, verdicts } = model.get("data");
  const colours = Object.fromEntries(verdicts.map(({ value, colour }) => [value, colour]));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const isPage = root.closest(".edusocsec-page") !== null;
  const filter = (part: Partial<Filters>) => change(model, "filters", { ...model.get("filters"), ...part });

  const words = element("input", { type: "search", input: () => filter({ words: words.value }) });
  const lists = (["paper", "where", "badge", "substitutes"] as const).map((name) => {
    const options = [{ value: "", label: texts.all }, ...choices[name]];
    return { name, ...choice(texts[name], options, (value) => filter({ [name]: value })) };
  });
  const clear = element("button", { type: "button", click: () => change(model, "filters", NO_FILTERS) }, texts.clear);
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  const buttons = verdicts.map(({ value }) => {
    const word = element("span");
    const press = () => filter({ verdict: model.get("filters").verdict === value ? "" : value });
    return { value, word, node: element("button", { type: "button", click: press }, symbol(value), word) };
  });
  const said = sentence();
  const rows = claims.map((claim) => ({ claim, node: rowOf(claim) }));
  const none = element("p", { class: "quiet" }, texts.none);
  const list = element("div", { class: "list", role: "group", "aria-label": texts.claims, keydown: (event) => moveFocus(event as KeyboardEvent) });
  const papers = choices.paper.map(({ value, label }) => {
    const name = element("h2", {}, label);
    const ofPaper = rows.filter(({ claim }) => claim.paper === value);
    return { rows: ofPaper, node: element("section", {}, name, element("ul", {}, ...ofPaper.map(({ node }) => element("li", {}, node)))) };
  });
  list.append(...papers.map(({ node }) => node), none);
  const detail = element("div", { class: "detail", role: "region", "aria-label": texts.detail, tabindex: 0 });
  const panes = element("div", { class: "panes" }, list, detail);

  root.classList.add("ledger");
  root.append(
    element("div", { class: "controls" }, element("label", { class: "field" }, element("span", {}, texts.words), words), ...lists.map(({ field }) => field), clear),
    bar,
    element("div", { class: "verdicts", role: "group", "aria-label": texts.verdicts }, ...buttons.map(({ node }) => node)),
    said.node,
    panes,
  );
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || model.get("opened") === "" || event.target === words) return;
    event.stopPropagation();
    close();
  });

  // In a saved page the address says which claim is open, so that it can be linked and gone back from.
  let toFocus: "claim" | "row" | undefined;
  const follow = () => {
    const linked = location.hash.slice(1);
    if (byId.has(linked)) open(linked);
    else close();
  };
  if (isPage) {
    if (location.hash !== "") follow();
    addEventListener("hashchange", follow);
  }

  function open(id: string) {
    toFocus = "claim";
    change(model, "opened", id);
  }
  function close() {
    toFocus = "row";
    change(model, "opened", "");
  }

  /** The symbol of a verdict on its colour; its word stands beside it. */
  function symbol(verdict: string): SVGElement {
    const made = svg("svg", { class: "symbol", viewBox: "0 0 16 16", width: 18, height: 18, "aria-hidden": "true" });
    const strokes = svg("path", { d: SYMBOLS[verdict], stroke: textColour(colours[verdict]) });
    made.append(svg("rect", { width: 16, height: 16, rx: 3, fill: colours[verdict] }), strokes);
    return made;
  }

  function nameOf({ subject, quantity }: Claim) {
    return format(texts.what, { subject, quantity });
  }

  function rowOf(claim: Claim) {
    const numbers = format(texts.numbers, { printed: claim.printed, ours: claim.ours || texts.nothing });
    return element(
      "button",
      { type: "button", tabindex: -1, click: () => open(claim.id), focus: (event) => reach(event.currentTarget as HTMLElement) },
      symbol(claim.verdict),
      element("span", { class: "what", dir: "auto" }, element("b", {}, claim.id), " ", nameOf(claim)),
      element("span", { class: "numbers" }, numbers),
      element("span", { class: "label" }, claim.label),
    );
  }

  /** Tab comes to one row only; the arrow keys go on from there. */
  function reach(node: HTMLElement) {
    for (const row of rows) row.node.tabIndex = row.node === node ? 0 : -1;
  }
  function moveFocus(event: KeyboardEvent) {
    const shown = rows.map(({ node }) => node).filter((node) => !node.parentElement!.hidden);
    const at = shown.indexOf(document.activeElement as HTMLButtonElement);
    const last = shown.length - 1;
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    shown[to].focus();
  }

  function updateFilters(filters: Filters) {
    if (words.value !== filters.words) words.value = filters.words;
    for (const { name, list } of lists) list.value = filters[name];
    clear.disabled = Object.values(filters).every((value) => value === "");
  }

  function updateCounts(filters: Filters) {
    const counts = countsOf(claims, filters, verdicts.map(({ value }) => value));
    const all = counts.reduce((sum, count) => sum + count, 0);
    bar.replaceChildren(
      ...verdicts.flatMap(({ value, colour }, at) => {
        const part = element("span", { class: filters.verdict === "" || filters.verdict === value ? "" : "off" }, symbol(value), String(counts[at]));
        part.style.flexGrow = String(counts[at]);
        part.style.backgroundColor = colour;
        part.style.color = textColour(colour);
        return counts[at] > 0 ? [part] : [];
      }),
    );
    buttons.forEach(({ value, word, node }, at) => {
      word.textContent = format(texts.count, { count: counts[at], label: verdicts[at].label });
      node.setAttribute("aria-pressed", String(filters.verdict === value));
    });
    const [reproduced, near, not_reproduced, not_checkable] = counts;
    const summary = format(texts.summary, { all, reproduced, close: near, not_reproduced, not_checkable });
    const only = verdicts.find(({ value }) => value === filters.verdict);
    said.say(only ? format(texts.sentences, { said: summary, more: format(texts.only, { label: only.label }) }) : summary);
  }

  function updateList(filters: Filters, opened: string) {
    for (const { claim, node } of rows) {
      node.parentElement!.hidden = !matches(claim, filters);
      if (claim.id === opened) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
    for (const paper of papers) paper.node.hidden = paper.rows.every(({ node }) => node.parentElement!.hidden);
    const shown = rows.filter(({ node }) => !node.parentElement!.hidden);
    none.hidden = shown.length > 0;
    if (shown.length > 0 && !shown.some(({ node }) => node.tabIndex === 0)) reach(shown[0].node);
  }

  /** Scroll the list, but not the page. */
  function bringIntoList(node: HTMLElement | undefined) {
    if (!node || node.offsetParent === null) return;
    const [top, view] = [node.offsetTop - PAPER, list.scrollTop];
    const bottom = node.offsetTop + node.offsetHeight - list.clientHeight;
    list.scrollTop = Math.max(Math.min(view, top), bottom);
  }

  let drawn: { opened: string; steps: string | undefined; width: number } | undefined;
  function updateDetail(opened: string, width: number) {
    const steps = model.get("steps")[opened];
    const claim = byId.get(opened);
    panes.classList.toggle("open", claim !== undefined);
    if (drawn?.opened !== opened) {
      detail.replaceChildren(...(claim ? detailOf(claim) : [element("p", { class: "quiet" }, texts.hint)]));
      detail.scrollTop = 0;
    }
    if (claim && (drawn?.opened !== opened || drawn.steps !== steps)) {
      detail.querySelector(".steps")!.replaceChildren(...stepsOf(steps));
    }
    if (drawn?.opened !== opened || drawn.width !== width) bringIntoList(rows.find(({ claim }) => claim.id === opened)?.node);
    drawn = { opened, steps, width };
  }

  function stepsOf(steps: string | undefined): Node[] {
    if (steps === undefined) return [element("p", { class: "quiet waiting" }, texts.waiting)];
    return steps === "" ? [element("p", { class: "quiet" }, texts.no_steps)] : elementsOf(steps);
  }

  function detailOf(claim: Claim): Node[] {
    const facts: [string, string][] = [
      [texts.paper, claim.title],
      [texts.where, claim.where],
      [texts.year, claim.year],
      [texts.printed, claim.unit ? format(texts.number, { number: claim.printed, unit: claim.unit }) : claim.printed],
      [texts.ours, claim.ours || texts.nothing],
      [texts.badge, claim.data],
      [texts.substitutes, claim.substitutes],
    ];
    const known = facts.filter(([, value]) => value !== "").flatMap(([name, value]) => [element("dt", {}, name), element("dd", { dir: "auto" }, value)]);
    return [
      element(
        "header",
        {},
        element("h2", { tabindex: -1, dir: "auto" }, element("b", {}, claim.id), " ", nameOf(claim)),
        element("button", { type: "button", click: close }, texts.close),
      ),
      element("p", { class: "verdict" }, symbol(claim.verdict), element("strong", {}, claim.label)),
      ...(claim.ruler ? [element("figure", { class: "ruler" }), element("p", { class: "comparison" }, claim.comparison)] : []),
      element("p", { dir: "auto" }, claim.reason),
      element("dl", {}, ...known),
      element("div", { class: "steps" }),
    ];
  }

  function drawRuler(claim: Claim) {
    const figure = detail.querySelector<HTMLElement>(".ruler");
    if (!figure || !claim.ruler) return;
    const { low, high, close_low, close_high, ours } = claim.ruler;
    const width = figure.clientWidth;
    const x = scaleLinear(ends(claim.ruler), [0, width]).clamp(true);
    const made = svg("svg", { viewBox: `0 0 ${width} ${RULER}`, width, height: RULER, role: "img", "aria-label": texts.ruler });
    const zone = (from: number, to: number, name: string) => svg("rect", { class: name, x: from, width: to - from, y: AXIS - 16, height: 16 });
    const label = (text: string, at: number, y: number, name: string) => {
      const half = textWidth(text) * 0.55 + 4; // Some are bold.
      const middle = Math.min(Math.max(at, half), width - half);
      const made = svg("text", { class: name, x: middle, y, "text-anchor": "middle" });
      made.textContent = text;
      return { made, from: middle - half, to: middle + half };
    };
    const middle = (x(low) + x(high)) / 2;
    const thin = Math.max(x(high) - x(low), 3);
    const printed = label(`${texts.printed} ${claim.printed}`, middle, AXIS - 22, "here");
    made.append(
      zone(x(close_low), x(close_high), "near"),
      zone(middle - thin / 2, middle + thin / 2, "interval"),
      svg("line", { class: "axis", x1: 0, x2: width, y1: AXIS, y2: AXIS }),
      printed.made,
    );
    const near = label(texts.near, (x(close_low) + x(close_high)) / 2, AXIS + 34, "near");
    const result = ours === null ? undefined : label(`${texts.ours} ${claim.ours}`, x(ours), AXIS + 34, "here");
    if (ours !== null && result) {
      made.append(svg("path", { class: "mark", d: `M${x(ours)} ${AXIS + 1}l8 15h-16z`, fill: colours[claim.verdict] }), result.made);
    }
    const isFree = !result || near.to < result.from || near.from > result.to;
    if (isFree && near.to - near.from < x(close_high) - x(close_low)) made.append(near.made);
    figure.replaceChildren(made);
  }

  /** What is wider than the pane scrolls, and must be reached by the keyboard too. */
  function reachFormulae() {
    for (const node of detail.querySelectorAll<HTMLElement>(".formula")) {
      const isWide = node.scrollWidth > node.clientWidth;
      if (isWide) {
        node.tabIndex = 0;
        node.setAttribute("role", "group");
        node.setAttribute("aria-label", texts.formula);
      } else for (const name of ["tabindex", "role", "aria-label"]) node.removeAttribute(name);
    }
  }

  let before = "";
  function updateFocus(opened: string) {
    if (toFocus === "claim" && opened !== "") detail.querySelector<HTMLElement>("h2")!.focus();
    if (toFocus === "row" && opened === "") {
      const row = rows.find(({ claim }) => claim.id === before)?.node;
      (row && !row.parentElement!.hidden ? row : words).focus();
    }
    toFocus = undefined;
    before = opened;
  }

  return {
    update(width) {
      const filters = model.get("filters");
      const opened = model.get("opened");
      updateFilters(filters);
      updateCounts(filters);
      updateList(filters, opened);
      updateDetail(opened, width);
      const claim = byId.get(opened);
      if (claim) drawRuler(claim);
      reachFormulae();
      updateFocus(opened);
      if (isPage && location.hash.slice(1) !== opened) {
        history.pushState(null, "", opened === "" ? location.pathname + location.search : `#${opened}`);
      }
    },
    stop: () => removeEventListener("hashchange", follow),
  };
});

function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

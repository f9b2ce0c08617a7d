// The claim that is open: ruler, verdict, reason, and the steps that Python rendered.
import { element } from "../dom.ts";
import { format } from "../text.ts";
import { elementsOf } from "./markup.ts";
import { rulerOf } from "./ruler.ts";
import type { Claim, Text, Verdict } from "./state.ts";

interface Parts {
  texts: Record<Text, string>;
  verdicts: Verdict[];
  symbol(verdict: string): SVGElement;
  close(): void;
}

export function nameOf({ subject, quantity }: Claim, texts: Record<Text, string>): string {
  return format(texts.what, { subject, quantity });
}

/** Shows one claim, or says that one can be opened. */
export function claimView({ texts, verdicts, symbol, close }: Parts) {
  const node = element("div", { class: "detail", role: "region", "aria-label": texts.detail, tabindex: 0 });
  const heading = element("h2", { tabindex: -1, dir: "auto" });
  const ruler = element("figure", { class: "ruler" });
  const steps = element("div", { class: "steps" });
  let drawn: { claim: Claim | undefined; html: string | undefined } | undefined;

  function partsOf(claim: Claim): Node[] {
    const facts = [
      [texts.paper, claim.title],
      [texts.where, claim.where],
      [texts.year, claim.year],
      [texts.printed, claim.unit ? format(texts.number, { number: claim.printed, unit: claim.unit }) : claim.printed],
      [texts.ours, claim.ours || texts.nothing],
      [texts.badge, claim.data],
      [texts.substitutes, claim.substitutes],
    ].filter(([, value]) => value !== "");
    heading.replaceChildren(element("b", {}, claim.id), " ", nameOf(claim, texts));
    return [
      element("header", {}, heading, element("button", { type: "button", click: close }, texts.close)),
      element("p", { class: "verdict" }, symbol(claim.verdict), element("strong", {}, claim.label)),
      ...(claim.ruler ? [ruler, element("p", { class: "comparison" }, claim.comparison)] : []),
      element("p", { dir: "auto" }, claim.reason),
      element("dl", {}, ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", { dir: "auto" }, value)])),
      steps,
    ];
  }

  function stepsOf(html: string | undefined): Node[] {
    if (html === undefined) return [element("p", { class: "quiet waiting" }, texts.waiting)];
    return html === "" ? [element("p", { class: "quiet" }, texts.no_steps)] : elementsOf(html);
  }

  /** A formula that is wider than the page scrolls, and must be reached by the keyboard too. */
  function reachFormulae() {
    for (const formula of steps.querySelectorAll<HTMLElement>(".formula")) {
      const isWide = formula.scrollWidth > formula.clientWidth;
      const reached = { tabindex: "0", role: "group", "aria-label": texts.formula };
      for (const [name, value] of Object.entries(reached)) {
        if (isWide) formula.setAttribute(name, value);
        else formula.removeAttribute(name);
      }
    }
  }

  return {
    node,
    focus: () => heading.focus(),
    update(claim: Claim | undefined, html: string | undefined) {
      if (drawn === undefined || drawn.claim !== claim) {
        node.replaceChildren(...(claim ? partsOf(claim) : [element("p", { class: "quiet" }, texts.hint)]));
        node.scrollTop = 0;
      }
      if (claim) {
        if (drawn?.claim !== claim || drawn.html !== html) steps.replaceChildren(...stepsOf(html));
        const { colour } = verdicts.find(({ value }) => value === claim.verdict)!;
        ruler.replaceChildren(rulerOf(claim, colour, texts, ruler.clientWidth) ?? "");
        reachFormulae();
      }
      drawn = { claim, html };
    },
  };
}

// Ledger lab: the claims of the papers with filters; one opens to its ruler, its reason and its steps.
import { choice, element } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { claimView } from "./claim.ts";
import { countsView } from "./counts.ts";
import { listOf } from "./list.ts";
import type { Filters } from "./math.ts";
import type { State } from "./state.ts";
import { symbolsOf } from "./symbol.ts";

const NO_FILTERS: Filters = { words: "", paper: "", where: "", badge: "", substitutes: "", verdict: "" };

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const data = model.get("data");
  const byId = new Map(data.claims.map((claim) => [claim.id, claim]));
  const symbol = symbolsOf(data.verdicts);
  const filter = (part: Partial<Filters>) => change(model, "filters", { ...model.get("filters"), ...part });
  const press = (verdict: string) => filter({ verdict: model.get("filters").verdict === verdict ? "" : verdict });

  const words = element("input", { type: "search", input: () => filter({ words: words.value }) });
  const lists = (["paper", "where", "badge", "substitutes"] as const).map((name) => {
    const options = [{ value: "", label: texts.all }, ...data.choices[name]];
    return { name, ...choice(texts[name], options, (value) => filter({ [name]: value })) };
  });
  const clear = element("button", { type: "button", click: () => change(model, "filters", NO_FILTERS) }, texts.clear);
  const counts = countsView({ texts, data, symbol, press });
  const list = listOf({ texts, data, symbol, open });
  const detail = claimView({ texts, verdicts: data.verdicts, symbol, close });
  const panes = element("div", { class: "panes" }, list.node, detail.node);

  root.append(
    element("div", { class: "controls" }, element("label", { class: "field" }, element("span", {}, texts.words), words), ...lists.map(({ field }) => field), clear),
    ...counts.nodes,
    panes,
  );
  root.addEventListener("keydown", (event) => {
    // In the search field Escape empties the field.
    if (event.key !== "Escape" || model.get("opened") === "" || event.target === words) return;
    event.stopPropagation();
    close();
  });

  // The focus goes where the hand is led: into the claim that opens, and back to where it came from.
  let leads = false;
  let before = "";
  function open(id: string) {
    leads = true;
    change(model, "opened", id);
  }
  function close() {
    open("");
  }
  function updateFocus(opened: string) {
    if (leads && opened !== "") detail.focus();
    else if (leads && before !== "" && !list.focus(before)) words.focus();
    leads = false;
    before = opened;
  }

  // In a saved page the address says which claim is open, so that it can be linked and gone back from.
  const isPage = root.closest(".edusocsec-page") !== null;
  const linked = () => (byId.has(location.hash.slice(1)) ? location.hash.slice(1) : "");
  const follow = () => open(linked());
  if (isPage) {
    if (linked() !== "") follow();
    addEventListener("hashchange", follow);
  }
  function updateAddress(opened: string) {
    if (!isPage || linked() === opened) return;
    history.pushState(null, "", opened === "" ? location.pathname + location.search : `#${opened}`);
  }

  return {
    update(width) {
      const filters = model.get("filters");
      const opened = model.get("opened");
      const claim = byId.get(opened);
      if (words.value !== filters.words) words.value = filters.words;
      for (const { name, list } of lists) list.value = filters[name];
      counts.update(filters);
      panes.classList.toggle("open", claim !== undefined);
      list.update(filters, opened, width);
      detail.update(claim, model.get("steps")[opened]);
      updateFocus(opened);
      updateAddress(opened);
    },
    stop: () => removeEventListener("hashchange", follow),
  };
});

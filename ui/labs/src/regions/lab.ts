// Region lab: merge by merge, or by a line that cuts the tree, provinces become regions.
import { choice as dropDown, element, sentence } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { shortened } from "../text.ts";
import { mapOf } from "./map.ts";
import { mergePanel } from "./merge.ts";
import { scatter } from "./plane.ts";
import { type Choice, type Linkage, mergesMade, type Picture, sceneOf, type State } from "./state.ts";
import { regionTable } from "./table.ts";
import { dendrogram } from "./tree.ts";
import { sentencesOf } from "./words.ts";

const MERGE_MILLISECONDS = 1500;

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const data = model.get("data");
  const { rows, linkages, metrics, groups, start } = data;
  const last = rows.length - 1;
  const choose = (part: Partial<Choice>) => change(model, "choice", { ...model.get("choice"), ...part });
  const makeMerges = (merges: number) => choose({ count: rows.length - Math.min(last, Math.max(0, merges)) });
  const cutAfter = (merges: number) => (stop(), makeMerges(merges));
  const follow = (row: number) => change(model, "followed", row);

  const linkage = dropDown(texts.linkage, linkages, (value) => choose({ linkage: value as Linkage }));
  const metric = dropDown(texts.metric, metrics, (value) => choose({ metric: value }));
  const followed = dropDown(
    texts.follow,
    [texts.nobody, ...rows].map((name, at) => ({ value: String(at - 1), label: shortened(name, 80) })),
    (value) => follow(Number(value)),
  );
  const shown = dropDown(
    texts.shown,
    [
      { value: "regions", label: texts.shown_regions },
      { value: "groups", label: groups === null ? "" : shortened(groups.variable, 40) },
    ],
    (value) => change(model, "shown", value as State["shown"]),
  );
  const again = element("button", { type: "button", click: () => (stop(), change(model, "choice", start)) }, texts.again);
  const controls = element("div", { class: "controls" }, linkage.field, metric.field, followed.field, again);
  if (groups !== null) followed.field.before(shown.field);

  const merge = mergePanel(model, { to: cutAfter, play: () => (playing === undefined ? begin() : stop()) });
  const table = regionTable(model);
  const tree = dendrogram(model, cutAfter);
  const pictures: Picture[] = [tree, merge, table];
  const left = element("div", {}, merge.node);
  const below = element("div", { class: "columns" }, table.node);
  if (data.plane !== null) {
    const plane = scatter(model, data.plane);
    pictures.unshift(plane);
    left.prepend(plane.node);
  }
  if (data.tiles !== null) {
    const map = mapOf(model, data.tiles);
    pictures.unshift(map);
    below.prepend(map.node);
  }
  below.classList.toggle("alone", data.tiles === null);
  const said = sentence();
  root.append(controls, element("div", { class: "columns" }, left, tree.node), below, said.node);

  let playing: ReturnType<typeof setInterval> | undefined;
  function begin() {
    if (model.get("choice").count === 1) makeMerges(0);
    playing = setInterval(() => {
      makeMerges(mergesMade(model) + 1);
      if (model.get("choice").count === 1) stop();
    }, MERGE_MILLISECONDS);
    merge.playing(true);
  }
  function stop() {
    clearInterval(playing);
    playing = undefined;
    merge.playing(false);
  }

  // One row under the pointer lights up in all pictures, and a click keeps it lit.
  let hovered = -1;
  const rowAt = (event: Event) => Number((event.target as Element).closest<HTMLElement>("[data-row]")?.dataset.row ?? -1);
  const hover = (row: number) => {
    if (row === hovered) return;
    hovered = row;
    draw();
  };
  root.addEventListener("pointerover", (event) => hover(rowAt(event)));
  root.addEventListener("pointerleave", () => hover(-1));
  root.addEventListener("click", (event) => {
    const row = rowAt(event);
    if (row >= 0) follow(row === model.get("followed") ? -1 : row);
  });

  function draw() {
    const scene = sceneOf(model, hovered >= 0 ? hovered : model.get("followed"));
    // All widths before the first change: to ask in between, the browser would lay out the page anew.
    const widths = pictures.map(({ node }) => node.clientWidth);
    for (const [at, picture] of pictures.entries()) picture.update(scene, widths[at]);
    for (const marked of root.querySelectorAll<HTMLElement>("[data-row]")) {
      marked.classList.toggle("lit", Number(marked.dataset.row) === scene.lit);
    }
    return scene;
  }

  return {
    update() {
      const choice = model.get("choice");
      linkage.list.value = choice.linkage;
      metric.list.value = choice.metric;
      shown.list.value = model.get("shown");
      followed.list.value = String(model.get("followed"));
      said.say(sentencesOf(model, { ...draw(), lit: model.get("followed") }));
    },
    stop,
  };
});

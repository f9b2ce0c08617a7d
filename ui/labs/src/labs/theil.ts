// Theil lab: years pass, a province changes its region or gives money away, and the parts of the index follow.
import { drag } from "d3-drag";
import { scaleLinear, scaleLog } from "d3-scale";
import { select } from "d3-selection";
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye } from "d3-shape";
import { choice as dropDown, element, sentence } from "../dom.ts";
import { change, lab, type Model, type Shared, type View } from "../lab.ts";
import { LINE, placeNames } from "../placement.ts";
import { fixed, format, shortened, textWidth } from "../text.ts";
import { contribution, type Decomposition, decompose, type Kind, theil, transferred } from "../theil_math.ts";

type Text =
  | "indicator"
  | "kind"
  | "year"
  | "play"
  | "pause"
  | "again"
  | "figure"
  | "relative"
  | "mean"
  | "parts"
  | "between_part"
  | "within_part"
  | "part"
  | "groups"
  | "group"
  | "population_share"
  | "value_share"
  | "own_index"
  | "between"
  | "within"
  | "all"
  | "follow"
  | "row"
  | "counted_in"
  | "followed_T"
  | "followed_L"
  | "transfer"
  | "giver"
  | "receiver"
  | "amount"
  | "amount_of"
  | "verdict"
  | "inside"
  | "moved"
  | "moved_to"
  | "gives"
  | "lowers"
  | "raises"
  | "keeps"
  | "separator"
  | "sentences";

interface Choice {
  indicator: number;
  year: number;
  kind: Kind;
  /** Group of each row. */
  groups: number[];
  giver: number;
  receiver: number;
  /** Per head of the giver. */
  amount: number;
}

interface State extends Shared<Text> {
  data: {
    rows: string[];
    groups: { name: string; colour: string; marker: string }[];
    years: string[];
    kinds: { kind: Kind; label: string }[];
    indicators: { title: string; unit: string; places: number; levels: number[][]; weights: number[][] }[];
    start: Choice;
  };
  choice: Choice;
  followed: number;
  /** What Python found for a choice. */
  answer: Decomposition & { choice: Choice };
}

const BAND = 104;
const SHAPES = { o: symbolCircle, s: symbolSquare, "^": symbolTriangle, D: symbolDiamond, v: symbolWye, P: symbolCross, X: symbolStar };
const YEAR_MILLISECONDS = 1200;

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { rows, groups, years, kinds, indicators, start } = model.get("data");
  const choose = (part: Partial<Choice>) => change(model, "choice", { ...model.get("choice"), ...part });
  const numbered = (names: string[]) => names.map((name, at) => ({ value: String(at), label: shortened(name, 80) }));

  const indicator = dropDown(
    texts.indicator,
    indicators.map(({ title, unit }, at) => ({ value: String(at), label: unit ? `${title} (${unit})` : title })),
    (value) => choose({ indicator: Number(value), amount: 0 }),
  );
  const kind = dropDown(
    texts.kind,
    kinds.map(({ kind, label }) => ({ value: kind, label })),
    (value) => choose({ kind: value as Kind }),
  );
  const year = slider(texts.year, (value) => choose({ year: value, amount: 0 }));
  year.range.max = String(years.length - 1);
  const play = element("button", { type: "button", click: () => (playing === undefined ? begin() : stop()) }, texts.play);
  const again = element("button", { type: "button", click: () => (stop(), change(model, "choice", start)) }, texts.again);

  const followed = dropDown(texts.row, numbered(rows), (value) => change(model, "followed", Number(value)));
  const countedIn = dropDown(texts.counted_in, numbered(groups.map(({ name }) => name)), (value) => assign(model.get("followed"), Number(value)));
  const working = element("p", { class: "working" });

  const giver = dropDown(texts.giver, numbered(rows), (value) => choose({ giver: Number(value), amount: 0 }));
  const receiver = dropDown(texts.receiver, numbered(rows), (value) => choose({ receiver: Number(value) }));
  const amount = slider(texts.amount, (value) => choose({ amount: value }));

  const strip = element("figure", { class: "strip" }, element("figcaption", {}, texts.relative));
  const bars = element("figure");
  const stripSvg = select(strip).append("svg").attr("role", "img").attr("aria-label", texts.figure);
  const barsSvg = select(bars).append("svg").attr("role", "img").attr("aria-label", texts.parts);
  const table = groupsTable();
  const said = sentence();

  root.append(
    element("div", { class: "controls" }, indicator.field, kind.field, year.field, play, again),
    strip,
    // Above what changes its height with the words, so that no control moves under the hand.
    element(
      "div",
      { class: "columns" },
      element("fieldset", {}, element("legend", {}, texts.follow), followed.field, countedIn.field, working),
      element("fieldset", {}, element("legend", {}, texts.transfer), giver.field, receiver.field, amount.field),
    ),
    element("div", { class: "columns results" }, bars, table.node),
    said.node,
  );

  let playing: ReturnType<typeof setInterval> | undefined;
  function begin() {
    const last = years.length - 1;
    if (model.get("choice").year === last) choose({ year: 0, amount: 0 });
    playing = setInterval(() => {
      choose({ year: model.get("choice").year + 1, amount: 0 });
      if (model.get("choice").year === last) stop();
    }, YEAR_MILLISECONDS);
    play.textContent = texts.pause;
  }
  function stop() {
    clearInterval(playing);
    playing = undefined;
    play.textContent = texts.play;
  }

  function assign(row: number, group: number) {
    choose({ groups: model.get("choice").groups.map((of, at) => (at === row ? group : of)) });
  }

  /** Levels and weights as published, and levels after the transfer. */
  function valuesOf(choice: Choice) {
    const { levels, weights } = indicators[choice.indicator];
    const published = levels[choice.year];
    const heads = weights[choice.year];
    return { published, heads, levels: transferred(published, heads, choice.giver, choice.receiver, choice.amount) };
  }

  /** Python's numbers where they are there, and the page's own until then. */
  function decompositionOf(choice: Choice): Decomposition {
    const answer = model.get("answer");
    if (JSON.stringify(answer.choice) === JSON.stringify(choice)) return answer;
    const { levels, heads } = valuesOf(choice);
    return decompose({ levels, weights: heads, groups: choice.groups }, choice.kind);
  }

  function drawStrip(width: number, choice: Choice) {
    const { levels, heads } = valuesOf(choice);
    const height = BAND * groups.length + 26;
        stripSvg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);

    // One scale for all years: a year that passes moves the provinces, not the axis.
    const ratios = indicators[choice.indicator].levels.flatMap((ofYear, at) => relatives(ofYear, indicators[choice.indicator].weights[at]));
    const now = relatives(levels, heads);
    const known = [...ratios, ...now].filter((ratio) => ratio > 0);
    const x = scaleLog([Math.min(...known) * 0.9, Math.max(...known) * 1.1], [8, width - 14]).clamp(true);
    const people = heads.reduce((sum, weight) => sum + weight, 0);
    const radii = heads.map((weight) => 4 + 14 * Math.sqrt(weight / people / 2));
    const places = swarm(now.map(x), radii, choice.groups);
    const looks = choice.groups.map((group) => groups[group]);
    const marked = model.get("followed");

    stripSvg
      .selectAll("rect.band")
      .data(groups)
      .join("rect")
      .attr("class", "band")
      .attr("x", 0)
      .attr("width", width)
      .attr("y", (_, group) => group * BAND + 2)
      .attr("height", BAND - 6);
    const ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8].filter((ratio) => ratio >= x.domain()[0] && ratio <= x.domain()[1]);
    stripSvg
      .selectAll("line.grid")
      .data(ticks)
      .join("line")
      .attr("class", (ratio) => (ratio === 1 ? "grid mean" : "grid"))
      .attr("x1", x)
      .attr("x2", x)
      .attr("y1", 0)
      .attr("y2", height - 24);
    stripSvg
      .selectAll("text.across")
      .data(ticks)
      .join("text")
      .attr("class", "across")
      .attr("text-anchor", "middle")
      .attr("x", x)
      .attr("y", height - 8)
      .text((ratio) => (ratio === 1 ? texts.mean : `${ratio} ×`));
    const means = decompositionOf(choice).groups.filter(({ relative }) => relative > 0);
    stripSvg
      .selectAll("line.group-mean")
      .data(means)
      .join("line")
      .attr("class", "group-mean")
      .attr("stroke", ({ group }) => groups[group].colour)
      .attr("x1", ({ relative }) => x(relative))
      .attr("x2", ({ relative }) => x(relative))
      .attr("y1", ({ group }) => group * BAND + 2)
      .attr("y2", ({ group }) => group * BAND + BAND - 4);
    stripSvg
      .selectAll("text.group")
      .data(groups)
      .join("text")
      .attr("class", "group")
      .attr("text-anchor", "end")
      .attr("x", width - 8)
      .attr("y", (_, group) => group * BAND + 18)
      .text(({ name }) => shortened(name, 24));

    const move = drag<SVGPathElement, number>()
      .container(() => stripSvg.node()!)
      .clickDistance(4)
      .on("drag", function (event) {
        select(this).classed("dragged", true).style("transform", `translate(${event.x}px, ${event.y}px)`);
      })
      .on("end", function (event, row) {
        select(this).classed("dragged", false);
        const onto = Math.floor(event.y / BAND);
        change(model, "followed", row);
        if (onto in groups && onto !== model.get("choice").groups[row]) assign(row, onto);
        else drawStrip(width, model.get("choice"));
      });
    stripSvg
      .selectAll<SVGPathElement, number>("path.row")
      .data(rows.keys())
      .join((entering) => entering.append("path").call((dots) => dots.append("title")))
      .attr("class", "row")
      .classed("marked", (row) => row === marked)
      .attr("fill", (row) => looks[row].colour)
      .attr("d", (row) => symbol(SHAPES[looks[row].marker as keyof typeof SHAPES] ?? symbolCircle, Math.PI * radii[row] ** 2)())
      .style("transform", (row) => `translate(${places[row].x}px, ${places[row].y}px)`)
      .call(move)
      .select("title")
      .text((row) => rows[row]);
    // The followed one is named first, and always.
    const order = [...rows.keys()].sort((a, b) => Number(b === marked) - Number(a === marked) || heads[b] - heads[a]);
    const names = placeNames(
      order.map((row) => ({ ...places[row], name: shortened(rows[row], 20) })),
      width,
      height - 24,
      textWidth,
      true,
    );
    const written = order.map((row, at) => ({ row, ...names[at] })).filter(({ row, free }) => free || row === marked);
    stripSvg
      .selectAll<SVGTextElement, (typeof written)[number]>("text.row")
      .data(written, ({ row }) => row)
      .join("text")
      .attr("class", "row")
      .classed("marked", ({ row }) => row === marked)
      .style("transform", ({ left, top }) => `translate(${left}px, ${top + LINE - 4}px)`)
      .text(({ name }) => name);
  }

  function drawBars(width: number, choice: Choice) {
    const { total, between, groups: parts } = decompositionOf(choice);
    const shown = [
      { name: texts.between_part, value: between, colour: "var(--quiet)" },
      ...parts.map(({ group, within }) => ({
        name: format(texts.within_part, { group: shortened(groups[group].name, 30) }),
        value: within,
        colour: groups[group].colour,
      })),
    ];
    const row = 46;
    const x = scaleLinear([0, total > 0 ? total : 1], [0, width]);
    barsSvg.attr("viewBox", `0 0 ${width} ${shown.length * row}`).attr("width", width).attr("height", shown.length * row);
    barsSvg
      .selectAll("text.part")
      .data(shown)
      .join("text")
      .attr("class", "part")
      .attr("x", 0)
      .attr("y", (_, at) => at * row + 14)
      .text(({ name, value }) => format(texts.part, { name, value, rate: total > 0 ? (100 * value) / total : 0 }));
    barsSvg
      .selectAll("rect.whole")
      .data(shown)
      .join("rect")
      .attr("class", "whole")
      .attr("width", width)
      .attr("height", 14)
      .attr("y", (_, at) => at * row + 21);
    barsSvg
      .selectAll("rect.part")
      .data(shown)
      .join("rect")
      .attr("class", "part")
      .attr("fill", ({ colour }) => colour)
      .attr("height", 14)
      .attr("y", (_, at) => at * row + 21)
      .attr("width", ({ value }) => Math.max(0, x(value)));
  }

  function groupsTable() {
    const columns = [texts.group, texts.population_share, texts.value_share, texts.own_index, texts.between, texts.within];
    const body = element("tbody");
    const foot = element("tfoot");
    const head = element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name))));
    const made = element("table", {}, element("caption", {}, texts.groups), head, body, foot);
    const line = (name: string, numbers: number[]) =>
      element(
        "tr",
        {},
        element("th", { scope: "row", dir: "auto", title: name }, shortened(name, 48)),
        ...numbers.map((value) => element("td", { title: value }, fixed(value, 4))),
      );
    return {
      node: element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": texts.groups }, made),
      update(choice: Choice) {
        const { total, between, within, groups: parts } = decompositionOf(choice);
        body.replaceChildren(
          ...parts.map((part) => {
            const numbers = [part.population_share, part.value_share, part.index, part.between, part.within];
            const made = line(groups[part.group].name, numbers);
            made.classList.toggle("marked", choice.groups[model.get("followed")] === part.group);
            return made;
          }),
        );
        foot.replaceChildren(line(texts.all, [1, 1, total, between, within]));
      },
    };
  }

  function sentencesOf(choice: Choice): string {
    const { total, within, groups: parts } = decompositionOf(choice);
    const withinRate = total > 0 ? (100 * within) / total : 0;
    const most = parts.reduce((found, part) => (part.index > found.index ? part : found));
    const said = [
      format(texts.verdict, { total, within: withinRate, between: 100 - withinRate }),
      format(texts.inside, { group: shortened(groups[most.group].name, 60), index: most.index }),
    ];
    const moved = [...rows.keys()].filter((row) => choice.groups[row] !== start.groups[row]);
    if (moved.length > 0) {
      const home = decompositionOf({ ...choice, groups: start.groups });
      const names = moved.map((row) => format(texts.moved_to, { name: shortened(rows[row], 60), group: shortened(groups[choice.groups[row]].name, 60) }));
      const before = home.total > 0 ? (100 * home.between) / home.total : 0;
      said.push(format(texts.moved, { names: names.join(texts.separator), before, after: 100 - withinRate }));
    }
    if (choice.amount > 0) {
      const { published, heads } = valuesOf(choice);
      const before = theil(published, heads, choice.kind);
      const { unit, places } = indicators[choice.indicator];
      const given = { giver: rows[choice.giver], receiver: rows[choice.receiver], amount: fixed(choice.amount, places, true), unit };
      said.push(format(texts.gives, { ...given, giver: shortened(given.giver, 60), receiver: shortened(given.receiver, 60) }));
      const effect = Math.abs(total - before) < 5e-5 ? texts.keeps : total < before ? texts.lowers : texts.raises;
      said.push(format(effect, { kind: choice.kind, before, after: total }));
    }
    return said.reduce((before, more) => format(texts.sentences, { said: before, more }));
  }

  function updateControls(choice: Choice) {
    const { unit, places } = indicators[choice.indicator];
    const { published, heads, levels } = valuesOf(choice);
    const row = model.get("followed");
    indicator.list.value = String(choice.indicator);
    kind.list.value = choice.kind;
    year.show(choice.year, years[choice.year]);
    followed.list.value = String(row);
    countedIn.list.value = String(choice.groups[row]);
    giver.list.value = String(choice.giver);
    receiver.list.value = String(choice.receiver);

    // What is left must be more than nothing: L knows no zero.
    const most = 0.99 * published[choice.giver];
    const step = most > 0 ? 10 ** Math.round(Math.log10(most / 100)) : 1;
    amount.range.step = String(step);
    amount.range.max = String(Math.floor(most / step) * step);
    amount.range.disabled = choice.giver === choice.receiver;
    amount.show(choice.amount, format(texts.amount_of, { amount: fixed(choice.amount, places, true), unit }));

    const of = contribution(levels, heads, row, choice.kind);
    const level = fixed(of.level, places, true);
    working.textContent = format(choice.kind === "T" ? texts.followed_T : texts.followed_L, {
      ...of,
      name: shortened(rows[row], 60),
      level,
      unit,
    });
  }

  return {
    update() {
      const choice = model.get("choice");
      updateControls(choice);
      drawStrip(strip.clientWidth, choice);
      drawBars(bars.clientWidth, choice);
      table.update(choice);
      said.say(sentencesOf(choice));
    },
    stop,
  };
});

function slider(name: string, chosen: (value: number) => void) {
  const range = element("input", { type: "range", min: 0, step: 1, value: 0, input: () => chosen(Number(range.value)) });
  // Not an output element: the label would name that one.
  const output = element("span", { class: "value" });
  return {
    range,
    field: element("label", { class: "field" }, element("span", {}, `${name}: `, output), range),
    show(value: number, text: string) {
      range.value = String(value);
      range.setAttribute("aria-valuetext", text);
      output.textContent = text;
    },
  };
}

function relatives(levels: number[], weights: number[]): number[] {
  const people = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = levels.reduce((sum, level, row) => sum + level * weights[row], 0) / people;
  return levels.map((level) => level / mean);
}

/** Places in each group's band, beside each other where they would overlap. */
function swarm(across: number[], radii: number[], groups: number[]): { x: number; y: number }[] {
  const placed: { x: number; y: number; r: number; group: number }[] = [];
  const order = [...across.keys()].sort((a, b) => radii[b] - radii[a]);
  const result: { x: number; y: number }[] = [];
  for (const row of order) {
    const [x, r, group] = [across[row], radii[row], groups[row]];
    const middle = group * BAND + BAND / 2 - 1;
    const limit = BAND / 2 - 10 - r;
    const tries = Array.from({ length: 2 * Math.floor(limit / 3) + 1 }, (_, at) => middle + (at % 2 ? 1 : -1) * 3 * Math.ceil(at / 2));
    const y = tries.find((y) => placed.every((other) => other.group !== group || Math.hypot(other.x - x, other.y - y) >= other.r + r + 1)) ?? middle;
    placed.push({ x, y, r, group });
    result[row] = { x, y };
  }
  return result;
}

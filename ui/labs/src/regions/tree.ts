// The tree of merges, and the line that cuts it.
import { scaleLinear } from "d3-scale";
import { dragIn, picture, stepsOf } from "../dom.ts";
import type { Model } from "../lab.ts";
import { type Look, shape } from "../marks.ts";
import { heightAfter, mergesBelow, type Point } from "./math.ts";
import { decimals, fitted, fixed, format, textWidth } from "../text.ts";
import { mergesMade, type Picture, type Scene, type State } from "./state.ts";

const ROW = 19;
const ABOVE = 24;
const BELOW = 34;

export function dendrogram(model: Model<State>, makeMerges: (merges: number) => void): Picture {
  const texts = model.get("texts");
  const { rows, counts } = model.get("data");
  const { figure, svg, resize } = picture(texts.tree, "group", texts.tree);
  const [grid, leaves, branches, route] = ["grid", "leaves", "branches", "route"].map((name) => svg.append("g").attr("class", name).attr("aria-hidden", "true"));
  const cut = svg.append("g").attr("class", "cut").attr("role", "slider").attr("tabindex", 0).on("keydown", onKey);
  cut.append("line");
  cut.append("rect");
  cut.append("circle");
  cut.append("text").attr("aria-hidden", "true");

  const move = dragIn<SVGGElement>(svg);
  // Under the hand the line is where the hand is; left alone it is halfway between two merges.
  let held: number | undefined;
  let drawCut = () => {};

  function onKey(event: KeyboardEvent) {
    const steps = stepsOf(event.key);
    if (steps === undefined) return;
    event.preventDefault();
    makeMerges(mergesMade(model) + steps);
  }

  return {
    node: figure,
    update(scene: Scene, width) {
      const { tree, merges, clusters, looks, written, lit } = scene;
      const height = ABOVE + ROW * rows.length + BELOW;
      resize(width, height);

      const names = rows.map((name) => fitted(name, 0.3 * width));
      const notes = written.map((name) => fitted(name, 0.16 * width));
      const namesEnd = Math.max(...names.map(textWidth));
      const notesEnd = namesEnd + 8 + Math.max(16, ...notes.map(textWidth));
      const stem = notesEnd + 24;
      const highest = 1.1 * tree.heights.at(-1)! || 1;
      const x = scaleLinear([0, highest], [stem, width - 8]);

      // Where every cluster stands: a row at its leaf, a merge in the middle of its two.
      const order = clusters.at(-1)!;
      const places: Point[] = rows.map((_, row) => [x(0), ABOVE + ROW * (order.indexOf(row) + 0.5)]);
      for (const [stage, [first, second]] of tree.merges.entries()) {
        places.push([x(tree.heights[stage]), (places[first][1] + places[second][1]) / 2]);
      }

      const ticks = x.ticks(width < 420 ? 3 : 5);
      grid
        .selectAll("line")
        .data(ticks)
        .join("line")
        .attr("class", "grid")
        .attr("x1", x)
        .attr("x2", x)
        .attr("y1", ABOVE - 4)
        .attr("y2", height - BELOW);
      grid
        .selectAll("text")
        .data(ticks)
        .join("text")
        .attr("class", "across")
        .attr("text-anchor", "middle")
        .attr("x", x)
        .attr("y", ABOVE - 9)
        .text((value) => fixed(value, decimals(ticks)));

      const leaf = leaves
        .selectAll<SVGGElement, string>("g")
        .data(names)
        .join((entering) =>
          entering.append("g").call((made) => {
            made.append("rect").attr("class", "target");
            made.append("text").attr("class", "name").attr("text-anchor", "end");
            made.append("text").attr("class", "note").attr("text-anchor", "end");
            made.append("path").attr("class", "mark");
            made.append("title").text((_, row) => rows[row]);
          }),
        )
        .attr("data-row", (_, row) => row)
        .attr("transform", (_, row) => `translate(0,${places[row][1]})`);
      leaf.select("rect").attr("y", -ROW / 2).attr("height", ROW).attr("width", stem);
      leaf.select("text.name").attr("x", namesEnd).attr("dy", "0.34em").text((name) => name);
      leaf.select("text.note").attr("x", notesEnd).attr("dy", "0.34em").text((_, row) => notes[row]);
      leaf
        .select("path")
        .attr("transform", `translate(${notesEnd + 12},0)`)
        .attr("fill", (_, row) => looks[row].colour)
        .attr("d", (_, row) => shape(looks[row], row === lit ? 120 : 62));

      branches
        .selectAll("path")
        .data(tree.merges)
        .join("path")
        .attr("class", (_, stage) => (stage >= merges ? "later" : stage === merges - 1 ? "made last" : "made"))
        .style("--colour", (_, stage) => colourOf(clusters[rows.length + stage].map((row) => looks[row])))
        .attr("d", ([first, second], stage) => {
          const end = places[rows.length + stage][0];
          return `M${places[first]}H${end}V${places[second][1]}H${places[second][0]}`;
        });

      const above = lit < 0 ? [] : places.slice(rows.length).filter((_, stage) => clusters[rows.length + stage].includes(lit));
      route
        .selectAll("path")
        .data(lit < 0 ? [] : [lit])
        .join("path")
        .attr("d", (row) => `M${places[row]}${above.map(([right, top]) => `H${right}V${top}`).join("")}`);

      drawCut = () => {
        const line = held ?? x(heightAfter(tree.heights, merges));
        const foot = height - BELOW + 14;
        const label = counts[rows.length - merges - 1];
        const right = line + textWidth(label) + 22 < width;
        cut
          .attr("aria-label", texts.cut)
          .attr("aria-valuemin", 0)
          .attr("aria-valuemax", rows.length - 1)
          .attr("aria-valuenow", merges)
          .attr("aria-valuetext", format(texts.cut_now, { stage: merges, count: label }));
        cut.select("line").attr("x1", line).attr("x2", line).attr("y1", ABOVE - 4).attr("y2", foot);
        cut.select("rect").attr("x", line - 12).attr("width", 24).attr("y", ABOVE - 4).attr("height", foot - ABOVE + 18);
        cut.select("circle").attr("cx", line).attr("cy", foot).attr("r", 10);
        cut
          .select("text")
          .attr("x", line + (right ? 15 : -15))
          .attr("y", foot + 5)
          .attr("text-anchor", right ? "start" : "end")
          .text(label);
      };
      drawCut();
      cut.call(
        move
          .on("drag", (event) => {
            held = Math.min(width - 8, Math.max(stem, event.x));
            drawCut();
            makeMerges(mergesBelow(tree.heights, x.invert(held)));
          })
          .on("end", () => {
            held = undefined;
            drawCut();
          }),
      );
    },
  };
}

/** The colour that all share. */
function colourOf(looks: Look[]): string {
  const [first] = looks;
  return looks.every((look) => look.colour === first.colour && look.marker === first.marker) ? first.colour : "var(--quiet)";
}

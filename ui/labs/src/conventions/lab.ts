// Conventions lab: switch one, and see which numbers and which provinces change.
import { choice as dropDown, element, nameOfGroup, sentence } from "../dom.ts";
import { change, lab, type Model, type View } from "../lab.ts";
import { placeOf } from "./math.ts";
import type { State } from "./state.ts";
import { switchOf } from "./switch.ts";
import { changedOf, numbersOf } from "./tables.ts";
import { tilesOf } from "./tiles.ts";

export default lab<State>((model: Model<State>, root: HTMLElement): View => {
  const texts = model.get("texts");
  const { chains, start } = model.get("data");
  const view = nameOfGroup("conventions");

  const chosen = dropDown(
    texts.chain,
    chains.map(({ title }, at) => ({ value: String(at), label: title })),
    (value) => change(model, "choice", { ...model.get("choice"), chain: Number(value) }),
  );
  const again = element("button", { type: "button", click: () => setOptions(start.options[model.get("choice").chain]) }, texts.again);
  const said = sentence();
  const shown = element("div");
  root.append(element("div", { class: "controls" }, ...(chains.length > 1 ? [chosen.field] : []), again), shown);

  function setOptions(options: number[]) {
    const { chain, options: all } = model.get("choice");
    change(model, "choice", { chain, options: all.map((old, at) => (at === chain ? options : old)) });
  }

  function turn(number: number, position: number) {
    const { chain, options } = model.get("choice");
    setOptions(options[chain].map((old, at) => (at === number ? position : old)));
  }

  const drawn = chains.map((chain, number) => {
    const switches = chain.switches.map((of, at) => switchOf(of, `${view}-${number}-${at}`, at, (position) => turn(at, position)));
    const parts = [tilesOf(chain, texts), changedOf(chain, texts), numbersOf(chain, texts)];
    const [tiles, changed, numbers] = parts.map(({ node }) => node);
    const sizes = chain.switches.map(({ options }) => options.length);
    return {
      nodes: [
        element("div", { class: "switches" }, ...switches.map(({ node }) => node)),
        said.node,
        element("div", { class: "columns" }, element("div", {}, tiles, changed), numbers),
        element("p", { class: "source" }, chain.data),
      ],
      draw(options: number[]) {
        const outcome = chain.outcomes[placeOf(options, sizes)];
        for (const { draw } of switches) draw(options);
        for (const { draw } of parts) draw(outcome);
        said.say(outcome.verdict);
      },
    };
  });

  return {
    update() {
      const { chain, options } = model.get("choice");
      const { nodes, draw } = drawn[chain];
      if (shown.firstChild !== nodes[0]) shown.replaceChildren(...nodes);
      chosen.list.value = String(chain);
      draw(options[chain]);
    },
  };
});

// One convention: its options, who does it that way, and the code that does.
import { element } from "../dom.ts";
import type { Switch } from "./state.ts";

/** Radio buttons, which need a `name` of their own on the page. */
export function switchOf({ title, options, needs, otherwise }: Switch, name: string, at: number, turn: (position: number) => void) {
  const note = element("p", { class: "note", id: name });
  const code = element("code");
  const buttons = options.map((_, position) =>
    element("input", { type: "radio", name, value: position, "aria-describedby": name, change: () => turn(position) }),
  );
  const labels = options.map(({ label }, position) => element("label", {}, buttons[position], label));
  const node = element("fieldset", {}, element("legend", {}, title), element("div", { class: "options" }, ...labels), note, code);
  return {
    node,
    draw(choice: number[]) {
      const possible = needs === null || choice[needs[0]] === needs[1];
      const position = possible ? choice[at] : 0;
      buttons.forEach((button, option) => {
        button.checked = option === position;
        button.disabled = !possible && option !== 0;
      });
      node.classList.toggle("switched", position !== 0);
      note.textContent = possible ? options[position].note : otherwise;
      code.textContent = options[position].code;
    },
  };
}

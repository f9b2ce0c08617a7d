// Runs a lab on a page without a kernel: the model is the state that Python saved.
import type { Model } from "./lab.ts";

type State = Record<string, unknown>;

function savedModel(state: State): Model<State> {
  const callbacks = new Set<[string, () => void]>();
  return {
    get: (key) => state[key],
    set(key, value) {
      state[key] = value;
      for (const [event, callback] of callbacks) if (event === `change:${key}` || event === "change") callback();
    },
    on: (event, callback) => callbacks.add([event, callback]),
    off(event, callback) {
      for (const entry of callbacks) if (entry[0] === event && entry[1] === callback) callbacks.delete(entry);
    },
    save_changes() {},
  };
}

const text = (id: string) => document.getElementById(id)!.textContent!;
const address = URL.createObjectURL(new Blob([text("module")], { type: "text/javascript" }));
const { default: lab } = await import(address);
lab.render({ model: savedModel(JSON.parse(text("state"))), el: document.getElementById("lab")! });

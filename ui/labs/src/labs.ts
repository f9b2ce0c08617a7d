// All labs in one module, so that they share their libraries: Python says which one to show.
import ledger from "./labs/ledger.ts";
import rotation from "./labs/rotation.ts";
import theil from "./labs/theil.ts";
import type { Model } from "./lab.ts";

const labs = { ledger, rotation, theil };

interface Context {
  model: Model<{ lab: keyof typeof labs }>;
  el: HTMLElement;
}

export default {
  render({ model, el }: Context): () => void {
    const { render } = labs[model.get("lab")];
    return render({ model: model as never, el });
  },
};

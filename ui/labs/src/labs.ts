// All labs in one module, so that they share their libraries: Python says which one to show.
import rotation from "./labs/rotation.ts";
import subsidy from "./labs/subsidy.ts";
import theil from "./labs/theil.ts";
import type { Model } from "./lab.ts";

const labs = { rotation, subsidy, theil };

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

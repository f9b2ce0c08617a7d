// All labs in one module, so that they share their libraries: Python says which one to show.
import adequacy from "./adequacy/lab.ts";
import components from "./components/lab.ts";
import conventions from "./conventions/lab.ts";
import fairness from "./fairness/lab.ts";
import ledger from "./ledger/lab.ts";
import player from "./player/lab.ts";
import regions from "./regions/lab.ts";
import rotation from "./rotation/lab.ts";
import subsidy from "./subsidy/lab.ts";
import theil from "./theil/lab.ts";
import type { Model } from "./lab.ts";

const labs = { adequacy, components, conventions, fairness, ledger, player, regions, rotation, subsidy, theil };

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

// What every lab shares: the model it talks to, and how its view is kept in step with it.

/** What Jupyter gives a widget; host.ts is another one, for a page without a kernel. */
export interface Model<State> {
  get<Key extends keyof State & string>(key: Key): State[Key];
  set<Key extends keyof State & string>(key: Key, value: State[Key]): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
  save_changes(): void;
}

/** What every lab is told by Python. */
export interface Shared<Text extends string> {
  lab: string;
  language: string;
  texts: Record<Text, string>;
  colours: { accent: string; point: string; signed: string[] };
}

export interface View {
  /** Draw what the model says now, in this many pixels of width. */
  update(width: number): void;
  /** Stop what goes on by itself. */
  stop?(): void;
}

/** Make the module that Jupyter and host.ts expect of a lab. */
export function lab<State extends Shared<string>>(create: (model: Model<State>, root: HTMLElement) => View) {
  function render({ model, el }: { model: Model<State>; el: HTMLElement }): () => void {
    const root = document.createElement("div");
    // By its name a lab keeps its own looks from those of the others, which share the page.
    root.className = `edusocsec-lab ${model.get("lab")}`;
    // Arrow keys move what has the focus: JupyterLab would take them to go from cell to cell.
    root.addEventListener("focusin", ({ target }) => (target as Element).setAttribute("data-lm-suppress-shortcuts", "true"));
    // The page may speak another language than the lab.
    root.lang = model.get("language");
    const { accent, point } = model.get("colours");
    root.style.setProperty("--accent", accent);
    root.style.setProperty("--point", point);
    el.append(root);

    const view = create(model, root);
    // However many changes come before the next frame, they are drawn once.
    let asked = 0;
    const draw = () => {
      asked = 0;
      if (root.clientWidth > 0) view.update(root.clientWidth);
    };
    const ask = () => {
      asked ||= requestAnimationFrame(draw);
    };
    const size = new ResizeObserver(ask);
    size.observe(root);
    model.on("change", ask);
    return () => {
      cancelAnimationFrame(asked);
      size.disconnect();
      model.off("change", ask);
      view.stop?.();
    };
  }
  return { render };
}

/** Change the model; every view of it follows, and so does Python. */
export function change<State, Key extends keyof State & string>(model: Model<State>, key: Key, value: State[Key]) {
  model.set(key, value);
  model.save_changes();
}

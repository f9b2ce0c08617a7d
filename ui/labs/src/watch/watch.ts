// Beside a question that Python judges: nothing that Python said of an earlier answer stays while
// another is typed, and where no Python answers any more, the page says so.
import type { Model } from "../lab.ts";

interface State {
  /** How many answers were judged. */
  answered: number;
  texts: { silent: string };
}

interface Context {
  model: Model<State> & { send(content: { typed?: string }): void };
  el: HTMLElement;
}

/** Milliseconds after which silence is told. A busy kernel may answer later: then it is taken back. */
const PATIENCE = 4000;

function render({ model, el }: Context): () => void {
  const notice = document.createElement("p");
  notice.setAttribute("role", "status");
  el.append(notice);
  let waiting = 0;

  const question = () => el.closest<HTMLElement>(".edusocsec-question");
  const field = () => question()?.querySelector<HTMLInputElement>("input[type=text]") ?? undefined;
  const say = (silent: boolean) => {
    notice.textContent = silent ? model.get("texts").silent : "";
    if (silent) outdate();
  };
  const outdate = () => question()?.classList.add("outdated");
  // Jupyter marks what has lost its kernel.
  const isDead = () => Boolean(el.closest(".jupyter-widgets-disconnected"));

  function ask() {
    clearTimeout(waiting);
    if (isDead()) return say(true);
    waiting = window.setTimeout(() => say(true), PATIENCE);
    const typed = field()?.value;
    model.send(typed === undefined ? {} : { typed });
  }
  function answer() {
    clearTimeout(waiting);
    say(false);
    question()?.classList.remove("outdated");
  }

  const own = (event: Event) => event.target instanceof Node && Boolean(question()?.contains(event.target));
  const onInput = (event: Event) => {
    if (own(event)) isDead() ? say(true) : outdate();
  };
  const onChange = (event: Event) => {
    if (own(event)) ask();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target === field()) ask();
  };
  const onClick = (event: Event) => {
    if (own(event) && (event.target as Element).closest("button")) ask();
  };
  const onLive = () => window.setTimeout(() => isDead() && say(true));

  // Not yet in the page, so it cannot listen at the question itself.
  document.addEventListener("input", onInput, true);
  document.addEventListener("change", onChange, true);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", onClick, true);
  model.on("change:answered", answer);
  model.on("comm_live_update", onLive);
  return () => {
    clearTimeout(waiting);
    document.removeEventListener("input", onInput, true);
    document.removeEventListener("change", onChange, true);
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("click", onClick, true);
    model.off("change:answered", answer);
    model.off("comm_live_update", onLive);
  };
}

export default { render };

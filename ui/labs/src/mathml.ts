// Formulae that Python wrote in MathML.

const MATHML = "http://www.w3.org/1998/Math/MathML";
const ATTRIBUTES = new Set(["display", "mathvariant", "stretchy", "fence", "form", "width", "minsize", "maxsize", "linethickness", "accent", "separator", "movablelimits", "columnalign", "columnspacing", "rowspacing", "displaystyle", "scriptlevel", "lspace", "rspace", "largeop"]);

/** The formula as an element; whatever is not plain MathML is shown as text instead. */
export function formula(mathml: string): Element | Text {
  const { documentElement: root } = new DOMParser().parseFromString(mathml, "application/xml");
  const elements = [root, ...root.querySelectorAll("*")];
  const plain = elements.every(
    (element) => element.namespaceURI === MATHML && [...element.attributes].every(({ name }) => name === "xmlns" || ATTRIBUTES.has(name)),
  );
  return plain && root.localName === "math" ? document.importNode(root, true) : document.createTextNode(mathml);
}

/** The formula in pieces that begin with an equals or a plus sign, between which a line may break. */
export function piecesOf(mathml: string): Node[] {
  const whole = formula(mathml);
  if (whole instanceof Text) return [whole];
  const terms = [...(whole.firstElementChild?.children ?? [])];
  const starts = terms.flatMap((term, at) => (at === 0 || (term.localName === "mo" && /^[=+]$/.test(term.textContent)) ? [at] : []));
  return starts.map((start, at) => {
    const piece = document.createElementNS(MATHML, "math");
    piece.setAttribute("displaystyle", "true");
    piece.append(...terms.slice(start, starts[at + 1]));
    return piece;
  });
}

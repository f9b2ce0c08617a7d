// The one place where markup becomes elements: fragments that the library rendered and escaped.

const ELEMENTS = new Set(
  (
    "div p h3 h4 h5 h6 span wbr details summary table thead tbody tr th td " +
    "math mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "class scope colspan tabindex title " +
    "accent columnalign columnspacing display displaystyle fence form largeop linethickness lspace mathvariant maxsize minsize movablelimits rowspacing rspace scriptlevel separator stretchy width"
  ).split(" "),
);

/** Elements of a fragment. What the library never writes is left out, should it come in all the same. */
export function elementsOf(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll<HTMLElement | MathMLElement>("*")) {
    if (!ELEMENTS.has(element.localName)) element.remove();
    // Of a style only the tint of a cell; what is set through the style object can do nothing else.
    const tint = element.style?.backgroundColor;
    for (const { name } of [...element.attributes]) if (!ATTRIBUTES.has(name)) element.removeAttribute(name);
    if (tint) element.style.backgroundColor = tint;
  }
  return [...body.childNodes].map((node) => document.importNode(node, true));
}

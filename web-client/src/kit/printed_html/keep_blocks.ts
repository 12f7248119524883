/**
 * Puts new HTML into a box but keeps each top-level block that has not changed, so that a live update disturbs neither
 * the focus, the selection nor the reader's place.
 */
export function keep_blocks(box: HTMLElement, fresh: DocumentFragment): void {
  const old = new Map<string, Element[]>();
  for (const block of box.children) old.set(block.outerHTML, [...(old.get(block.outerHTML) ?? []), block]);

  // What is no element (the words of a search snippet) has no state to keep and is always put in anew.
  const wanted: ChildNode[] = [...fresh.childNodes].map((node) =>
    node instanceof Element ? (old.get(node.outerHTML)?.shift() ?? node) : node,
  );
  const kept = new Set(wanted);
  for (const node of [...box.childNodes]) if (!kept.has(node)) node.remove();

  let place: ChildNode | null = box.firstChild;
  for (const block of wanted) {
    if (block === place) place = place.nextSibling;
    else box.insertBefore(block, place);
  }
}

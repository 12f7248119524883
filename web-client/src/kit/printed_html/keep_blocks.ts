/**
 * Puts new HTML into a box but keeps each top-level block that has not changed, so that a live update disturbs neither
 * the focus, the selection nor the reader's place.
 */
export function keep_blocks(box: HTMLElement, fresh: DocumentFragment): void {
  const old = new Map<string, Element[]>();
  for (const block of box.children) old.set(block.outerHTML, [...(old.get(block.outerHTML) ?? []), block]);

  const wanted = [...fresh.children].map((block) => old.get(block.outerHTML)?.shift() ?? block);
  const kept = new Set(wanted);
  for (const block of [...box.childNodes]) if (!kept.has(block as Element)) block.remove();

  let place: ChildNode | null = box.firstChild;
  for (const block of wanted) {
    if (block === place) place = place.nextSibling;
    else box.insertBefore(block, place);
  }
}

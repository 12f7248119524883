/** What of a text stands at the top of the window, and where: so that the same words are there when it is shown otherwise. */
interface Place {
  block: string;
  words: string;
  top: number;
}

/** What is stuck to the top of the window covers this much. */
const covered_px = 64;
const told_apart_by = 60;
let kept: Place | null = null;

const blocks_of = (text: Element) => [...text.querySelectorAll<HTMLElement>('[data-block]')];
const words_of = (block: Element) => (block.textContent ?? '').trim().slice(0, told_apart_by);

/** Looks where one is before the text is shown otherwise; at the top of the page there is nothing to look for. */
export function keep_place(text: Element | null): void {
  kept = null;
  if (!text || scrollY < covered_px) return;
  const seen = blocks_of(text).find((block) => block.getBoundingClientRect().bottom > covered_px);
  if (seen)
    kept = {
      block: seen.dataset.block ?? '',
      words: words_of(seen),
      top: seen.getBoundingClientRect().top,
    };
}

/** Brings the same words to the same place. Gives the block that stands there; nothing: one is at the top. */
export function return_to_place(text: Element): HTMLElement | null {
  const place = kept;
  kept = null;
  if (!place) return null;
  const blocks = blocks_of(text);
  const found =
    blocks.find((block) => block.dataset.block === place.block) ??
    blocks.find((block) => words_of(block) === place.words);
  if (found) scrollBy({ top: found.getBoundingClientRect().top - place.top, behavior: 'instant' });
  return found ?? null;
}

import type { ThreadView } from '@/generated/types';

/** Those about the whole first, then by the place of their words in the text; apart those whose words have gone, or are in the draft only. */
export function in_reading_order(threads: ThreadView[], text: HTMLElement | null) {
  const places = new Map<string, number>();
  for (const block of text?.querySelectorAll<HTMLElement>('[data-block]') ?? [])
    places.set(block.dataset.block ?? '', places.size + 1);
  const place_of = ({ anchor }: ThreadView): [number, number] => {
    const range = anchor?.ranges[0];
    return range ? [places.get(range.block) ?? 0, range.start] : [0, 0];
  };
  const has = (fate: string) => (thread: ThreadView) => thread.anchor?.fate === fate;
  const found = threads.filter((thread) => !has('gone')(thread) && !has('in_draft')(thread));
  found.sort((one, other) => {
    const [block, start] = place_of(one);
    const [other_block, other_start] = place_of(other);
    return block - other_block || start - other_start || one.id.localeCompare(other.id);
  });
  return { found, in_draft: threads.filter(has('in_draft')), gone: threads.filter(has('gone')) };
}

import type { ThreadView } from '@/generated/api';

/** Those about the whole first, then by the place of their words in the text; those whose words have gone apart. */
export function in_reading_order(threads: ThreadView[], text: HTMLElement | null) {
  const places = new Map<string, number>();
  for (const block of text?.querySelectorAll<HTMLElement>('[data-block]') ?? [])
    places.set(block.dataset.block ?? '', places.size + 1);
  const place_of = ({ anchor }: ThreadView): [number, number] => {
    const range = anchor?.ranges[0];
    return range ? [places.get(range.block) ?? 0, range.start] : [0, 0];
  };
  const is_gone = (thread: ThreadView) => thread.anchor?.fate === 'gone';
  const found = threads.filter((thread) => !is_gone(thread));
  found.sort((one, other) => {
    const [block, start] = place_of(one);
    const [other_block, other_start] = place_of(other);
    return block - other_block || start - other_start || one.id.localeCompare(other.id);
  });
  return { found, gone: threads.filter(is_gone) };
}

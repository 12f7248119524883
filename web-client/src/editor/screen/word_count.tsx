import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';
import { useWords } from '@/words';
import '../words';

const quiet_ms = 400;

/** How many words the text has, and how many are chosen; counted when nobody has typed for a moment. */
export function WordCount({ editor }: { editor: Editor }) {
  const { t } = useWords();
  const [counted, set_counted] = useState<{ all: number; chosen: number } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => !editor.isDestroyed && set_counted(count_in(editor)), quiet_ms);
    };
    later();
    editor.on('transaction', later);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', later);
    };
  }, [editor]);
  return (
    <p className="rich-count">
      {counted === null
        ? '\u00a0'
        : counted.chosen > 0
          ? t('editor.words_chosen', { count: counted.all, chosen: counted.chosen })
          : t('editor.words', { count: counted.all })}
    </p>
  );
}

function count_in({ state: { doc, selection } }: Editor): { all: number; chosen: number } {
  const chosen = selection.empty
    ? 0
    : words_in(doc.textBetween(selection.from, selection.to, ' ', words_of_leaf));
  return { all: words_of(doc), chosen };
}

/** How many words each block had when all were counted last: only what was written since is counted anew. */
let known = new Map<string, number>();

export function words_of(doc: Node): number {
  const now = new Map<string, number>();
  let count = 0;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, ' ', words_of_leaf);
    const words = now.get(text) ?? known.get(text) ?? words_in(text);
    now.set(text, words);
    count += words;
    return false;
  });
  known = now;
  return count;
}

const words_of_leaf = (leaf: Node): string => (leaf.attrs.words as string | undefined) ?? ' ';

/** Words as a reader counts them, in languages without spaces too, where the browser can. */
export function words_in(text: string): number {
  if (typeof Intl.Segmenter === 'undefined')
    return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of segmenter().segment(text)) if (isWordLike) count += 1;
  return count;
}

let made: Intl.Segmenter | null = null;
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return made;
}

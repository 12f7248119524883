import { useInfiniteQuery } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import { useWide } from '@/comments/use_wide';
import type { Id } from '@/generated/types';
import { IconButton } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';
import '@/reading/beside_text.css';
import { go_to_block, place_of_block, show_suggested } from './editor_marks';
import { SuggestionList, type TextBeside } from './list';
import * as suggestion_queries from './queries';

interface SuggestionsBesideWritingProps {
  object: Id;
  editor: Editor;
  onClose: () => void;
}

/** The suggestions for a text while it is written: decided about where they stand, their paragraphs marked. */
export default function SuggestionsBesideWriting({ object, editor, onClose }: SuggestionsBesideWritingProps) {
  const { t } = useWords();
  const wide = useWide();
  const { data } = useInfiniteQuery(suggestion_queries.suggestions(object, 'open'));
  const blocks = data?.pages.flatMap((page) =>
    page.items.flatMap(({ changes }) =>
      changes.flatMap(({ block, outcome }) => (outcome === 'open' ? [block] : [])),
    ),
  );
  const marked = JSON.stringify(blocks ?? []);
  useEffect(() => show_suggested(editor, JSON.parse(marked)), [editor, marked]);
  useEffect(() => () => show_suggested(editor, []), [editor]);
  const beside: TextBeside = useMemo(
    () => ({
      place_of: (block) => place_of_block(editor, block),
      go_to: (block) => {
        if (wide) return go_to_block(editor, block);
        onClose(); // which gives the focus back first
        requestAnimationFrame(() => go_to_block(editor, block));
      },
    }),
    [editor, wide, onClose],
  );
  const list = <SuggestionList object={object} beside={beside} />;
  const title = t('suggestions.title');
  if (!wide)
    return (
      <Dialog title={title} shape="panel" onClose={onClose}>
        {list}
      </Dialog>
    );
  return (
    <aside className="beside-text" aria-label={title}>
      <div className="suggestions__head">
        <h2 className="section-title">{title}</h2>
        <IconButton icon="close" label={t('suggestions.close')} onClick={onClose} />
      </div>
      {list}
    </aside>
  );
}

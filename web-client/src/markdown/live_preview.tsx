import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { post_object_preview } from '@/generated/text';
import { PrintedHtml } from '@/kit/printed_html';
import type { ReadText } from '@/reading/text';
import { useWords } from '@/words';

const quiet_ms = 250;

interface LivePreviewProps {
  page: Pick<ReadText, 'id' | 'language'>;
  markdown: string;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** The text as the server will print it: the same printer, a quarter of a second after the last key. */
export function LivePreview({ page, markdown, area }: LivePreviewProps) {
  const { t } = useWords();
  const settled = useSettled(markdown);
  const pane = useRef<HTMLDivElement>(null);
  const { data, error } = useQuery({
    queryKey: ['preview', page.id, settled],
    queryFn: ({ signal }) => post_object_preview({ object: page.id, markdown: settled }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    retry: false,
  });
  useFollowing(area, pane);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard.
    <section ref={pane} className="preview" aria-label={t('markdown.pane_preview')} tabIndex={0}>
      {data && data.problems.length > 0 && (
        <ul className="preview__problems">
          {data.problems.map((problem) => (
            <li key={`${problem.line} ${problem.message}`}>
              {t('markdown.problem_in_line', { line: problem.line, message: problem.message })}
            </li>
          ))}
        </ul>
      )}
      {data && <PrintedHtml html={data.html} lang={page.language} />}
      {data && settled.trim() === '' && <p className="soft">{t('markdown.preview_empty')}</p>}
      {!data && error && <p className="soft">{t('markdown.preview_offline')}</p>}
    </section>
  );
}

function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), quiet_ms);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Scrolling the text scrolls the preview by the same share. */
function useFollowing(
  area: RefObject<HTMLTextAreaElement | null>,
  pane: RefObject<HTMLDivElement | null>,
): void {
  useEffect(() => {
    const text = area.current;
    if (!text) return;
    const follow = () => {
      const room = text.scrollHeight - text.clientHeight;
      const preview = pane.current;
      if (preview && room > 0)
        preview.scrollTop = (text.scrollTop / room) * (preview.scrollHeight - preview.clientHeight);
    };
    text.addEventListener('scroll', follow, { passive: true });
    return () => text.removeEventListener('scroll', follow);
  }, [area, pane]);
}

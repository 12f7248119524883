import { lazy, Suspense, startTransition, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { announce } from '@/live/announce';
import type { ReadText } from '@/reading/text';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';

const MeanwhilePanel = lazy(() => import('./meanwhile_panel'));

/** As much of a text as says what is published of it. */
export type PublishedText = Pick<ReadText, 'id' | 'language' | 'revision' | 'published'>;

interface MeanwhileProps {
  /** As it is published now; live events keep it so. */
  page: PublishedText;
  /** The revision that the text being written began from. */
  base: number;
  /** The writer is about to publish, or has: what is published by them then is this very text. */
  publishing: boolean;
  /** The focus goes back to the text when the notice is put away. */
  onHide: () => void;
}

/**
 * Says below the text, where nothing moves that is being read or typed, that somebody has published the text since the
 * writer began, and shows what they changed.
 */
export function Meanwhile({ page, base, publishing, onHide }: MeanwhileProps) {
  const { t } = useWords();
  const person = usePerson();
  const [hidden, hide] = useState(0);
  const [comparing, compare] = useState(false);
  const by_self = page.published?.by.id === person.id;
  const words = by_self
    ? t('markdown.meanwhile_self')
    : t('markdown.meanwhile', { name: page.published?.by.name ?? '' });
  const published = page.revision > base && !(by_self && publishing) ? page.published : null;
  useSayNewRevisions(page.revision, published ? words : null);
  if (!published) return null;
  return (
    <>
      {page.revision > hidden && (
        <div className="editor__meanwhile">
          <Notice
            kind="caution"
            silent
            action={
              <>
                <Button kind="quiet" onClick={() => startTransition(() => compare(true))}>
                  {t('markdown.see_changes')}
                </Button>
                <IconButton
                  icon="close"
                  label={t('markdown.hide_notice')}
                  onClick={() => {
                    hide(page.revision);
                    onHide();
                  }}
                />
              </>
            }
          >
            <strong>{words}</strong> <Moment at={published.at} />.{' '}
            <span className="editor__meanwhile-effect">{t('markdown.meanwhile_effect')}</span>
          </Notice>
        </div>
      )}
      <Suspense>
        {comparing && <MeanwhilePanel page={page} base={base} title={words} onClose={() => compare(false)} />}
      </Suspense>
    </>
  );
}

/** Politely, and only what came while the editor was open: what was there before is read with the screen. */
function useSayNewRevisions(revision: number, words: string | null): void {
  const said = useRef(revision);
  useEffect(() => {
    if (words && revision > said.current) announce(words);
    said.current = revision;
  }, [revision, words]);
}

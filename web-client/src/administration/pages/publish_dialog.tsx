import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Problem } from '@/api/problem';
import { post_administration_page_differences, put_administration_page } from '@/generated/site_page';
import type { PageDifferences, SitePageView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Checkbox, TextArea } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { Differences } from './differences';
import type { PageText } from './page_text_fields';
import './texts';

interface PublishDialogProps {
  page: SitePageView;
  name: string;
  texts: { english: PageText; welsh?: PageText };
  /** The text cannot be published as it is: what is wrong stands at the fields. */
  onRefused: (problem: Problem) => void;
  /** Somebody else has published it meanwhile: reads what it is now. */
  onStale: () => Promise<void>;
  onPublished: (version: number) => Promise<void>;
  onClose: () => void;
}

/** The words that change, seen before they do. */
export function PublishDialog(props: PublishDialogProps) {
  const { page, name, texts, onRefused, onStale, onClose } = props;
  const [stale, set_stale] = useState(false);
  const { t } = useWords();
  const found = useQuery({
    queryKey: ['page-differences', page.page, page.version, texts],
    queryFn: ({ signal }) => post_administration_page_differences({ page: page.page, ...texts }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const refused = found.error instanceof Problem && found.error.fields.length > 0 ? found.error : null;
  useEffect(() => {
    if (refused) onRefused(refused);
  }, [refused, onRefused]);
  return (
    <Dialog
      title={t('pages.publish_title', { title: name })}
      shape="panel"
      guide="administration"
      onClose={onClose}
    >
      {found.error && !refused && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton />}
      {stale && <Notice kind="caution">{t('pages.stale')}</Notice>}
      {found.data && (
        <PublishForm
          {...props}
          found={found.data}
          onStale={async () => {
            await onStale();
            set_stale(true);
          }}
        />
      )}
    </Dialog>
  );
}

function PublishForm(props: PublishDialogProps & { found: PageDifferences }) {
  const { page, texts, found, onRefused, onStale, onPublished, onClose } = props;
  const { t } = useWords();
  const [note, set_note] = useState('');
  const [asks, ask] = useState(false);
  const [welsh_holds, hold] = useState(false);
  const welsh_changes = found.welsh?.differs ?? false;
  const may_hold = page.welsh !== null && !welsh_changes && (found.english.differs || page.behind > 0);
  const changes = found.english.differs || welsh_changes || asks || (may_hold && welsh_holds);
  const send = useMutation({
    mutationFn: () =>
      put_administration_page(
        { page: page.page, ...texts, note: note.trim(), asks, welsh_holds: may_hold && welsh_holds },
        { if_match: page.version },
      ),
    onSuccess: ({ version }) => onPublished(version),
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (is_stale(error)) return onStale();
      if (error.fields.length > 0) onRefused(error);
    },
  });
  return (
    <div className="stack">
      <TextArea
        label={t('pages.note')}
        hint={t('pages.note_hint')}
        maxLength={500}
        rows={2}
        value={note}
        onChange={(event) => set_note(event.target.value)}
      />
      {may_hold && (
        <Checkbox
          text={t('pages.welsh_holds')}
          hint={t('pages.welsh_holds_hint')}
          checked={welsh_holds}
          onChange={hold}
        />
      )}
      {page.may_ask && (
        <Checkbox text={t('pages.ask')} hint={t('pages.ask_hint')} checked={asks} onChange={ask} />
      )}
      {send.error && !is_stale(send.error) && <Failure error={send.error} />}
      <div className="govuk-button-group">
        <Button busy={send.isPending} disabled={!changes} onClick={() => send.mutate()}>
          {t('pages.publish')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('pages.keep_writing')}
        </Button>
      </div>
      <h3 className="section-title">{t('pages.what_changes')}</h3>
      <Differences found={found} />
    </div>
  );
}

const is_stale = (error: Error) => error instanceof Problem && error.status === 412;

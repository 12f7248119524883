import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { is_problem } from '@/api/problem';
import {
  get_wiki_page,
  type PageView,
  type PublicationPreview,
  post_object_publication,
  post_object_publication_preview,
} from '@/generated/api';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Checkbox, TextArea } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import * as wiki_queries from '../queries';
import type { DraftKeeper } from './draft_keeper';
import type { DraftText, EditConflict } from './draft_text';

interface PublishPanelProps {
  page: PageView;
  text: DraftText;
  keeper: DraftKeeper;
  onConflict: (conflict: EditConflict) => void;
  onClose: () => void;
}

/** What will change, who will be able to read it and who is told: seen before it happens. */
export default function PublishPanel({ page, text, keeper, onConflict, onClose }: PublishPanelProps) {
  const { t } = useWords();
  const preview = useQuery({
    queryKey: ['publication-preview', page.id, text],
    queryFn: ({ signal }) => post_object_publication_preview({ object: page.id, ...text }, { signal }),
    gcTime: 0,
  });
  return (
    <Dialog title={t('wiki.publish')} shape="panel" onClose={onClose}>
      {preview.error && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <Skeleton />}
      {preview.data && (
        <PublishForm
          page={page}
          text={text}
          preview={preview.data}
          keeper={keeper}
          onConflict={onConflict}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

function PublishForm({
  page,
  text,
  preview,
  keeper,
  onConflict,
  onClose,
}: PublishPanelProps & { preview: PublicationPreview }) {
  const { t } = useWords();
  const [note, set_note] = useState('');
  const [minor, set_minor] = useState(false);
  const publish = usePublication(page, text, keeper);
  const in_conflict = preview.merge === 'conflict';
  return (
    <div className="stack">
      {in_conflict ? (
        <Notice
          kind="caution"
          action={<Button onClick={() => onConflict(preview)}>{t('wiki.choose_texts')}</Button>}
        >
          {t('wiki.conflict_found', { count: preview.conflicts.length })}
        </Notice>
      ) : (
        preview.merge === 'clean' && <Notice kind="note">{t('wiki.merge_clean')}</Notice>
      )}
      {preview.problems.length > 0 && (
        <Notice kind="caution">
          <ul className="publish__problems">
            {preview.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <dl className="publish__effect">
        <div>
          <dt>{t('wiki.effect_readers')}</dt>
          <dd>{t('wiki.people_count', { count: preview.readers })}</dd>
        </div>
        <div>
          <dt>{t('wiki.effect_told')}</dt>
          <dd>{minor ? t('wiki.nobody') : t('wiki.people_count', { count: preview.told })}</dd>
        </div>
        <div>
          <dt>{t('wiki.effect_words')}</dt>
          <dd>{t('wiki.words_changed', { added: preview.added, removed: preview.removed })}</dd>
        </div>
      </dl>
      <TextArea
        label={t('wiki.note')}
        hint={t('wiki.note_hint')}
        maxLength={500}
        rows={2}
        value={note}
        onChange={(event) => set_note(event.target.value)}
      />
      <Checkbox text={t('wiki.minor')} hint={t('wiki.minor_hint')} checked={minor} onChange={set_minor} />
      {publish.error && !is_problem(publish.error, 'objects.edit_conflict') && (
        <Failure error={publish.error} />
      )}
      <div className="govuk-button-group">
        <Button
          busy={publish.isPending}
          disabled={in_conflict || preview.problems.length > 0}
          onClick={() => publish.mutate({ note: note.trim(), minor })}
        >
          {t('wiki.publish')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('wiki.keep_writing')}
        </Button>
      </div>
      <h3 className="section-title">{t('wiki.what_changes')}</h3>
      {!preview.differs ? (
        <p className="soft">{t('wiki.no_changes')}</p>
      ) : (
        <PrintedHtml html={preview.html} lang={page.language} className="text publish__diff" />
      )}
    </div>
  );
}

function usePublication(page: PageView, text: DraftText, keeper: DraftKeeper) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (how: { note: string; minor: boolean }) => {
      const published = await post_object_publication({ object: page.id, ...text, ...how });
      keeper.forget();
      return { published, fresh: await get_wiki_page({ page: page.id }) };
    },
    onSuccess: ({ published, fresh }) => {
      client.setQueryData(wiki_queries.page(page.id).queryKey, fresh);
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
      const told = t('wiki.published_told', { count: published.told });
      const merged = published.merged ? ` ${t('wiki.was_merged')}` : '';
      void navigate({ to: fresh.address, state: { notice: told + merged } });
    },
    onError: (error) => {
      // Somebody was quicker: the preview knows what has to be decided now.
      if (is_problem(error, 'objects.edit_conflict'))
        void client.invalidateQueries({ queryKey: ['publication-preview', page.id] });
    },
  });
}

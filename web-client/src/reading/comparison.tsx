import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import * as queries from '@/api/queries';
import type { RevisionLine } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { history_address } from './address';
import { RestoreDialog } from './restore_dialog';
import type { ReadText } from './text';
import './words';
import './history.css';

/** Two revisions compared word by word. */
export function Comparison({ page, edit }: { page: ReadText; edit: string }) {
  const { t } = useWords();
  const { from = '', to = '' } = useParams({ strict: false }) as Partial<Record<string, string>>;
  const { id } = page;
  const comparison = useQuery(queries.comparison(id, Number(from), Number(to)));
  const [restoring, restore] = useState(false);
  useDocumentTitle(t('reading.comparison'), page.title, page.space.name);
  const { error } = comparison;
  if (error) return <Failure error={error} onRetry={() => void comparison.refetch()} />;
  if (!comparison.data) return <Skeleton />;
  const { html, differs, added, removed } = comparison.data;
  const title = { from: comparison.data.from.title, to: comparison.data.to.title };
  return (
    <div className="history">
      <Breadcrumb trail={[...page.trail.filter((step) => step.id !== id), page]} />
      <div className="screen__head">
        <div>
          <Heading of={`${from} ${to}`}>{t('reading.comparison')}</Heading>
          <p className="soft">{t('publishing.words_changed', { added, removed })}</p>
        </div>
        <p className="row">
          <Link to={history_address(page)}>{t('reading.history')}</Link>
          {page.can.includes(edit) && (
            <Button kind="secondary" onClick={() => restore(true)}>
              {t('reading.restore_number', { number: Number(from) })}
            </Button>
          )}
        </p>
      </div>
      <div className="history__ends">
        <End revision={comparison.data.from} label={t('reading.compare_from')} />
        <End revision={comparison.data.to} label={t('reading.compare_to')} />
      </div>
      {title.from !== title.to && (
        <p className="section-title">
          <del className="word">{title.from}</del> <ins className="word">{title.to}</ins>
        </p>
      )}
      {!differs && title.from === title.to ? (
        <Empty title={t('publishing.no_changes')} />
      ) : (
        <PrintedHtml html={html} lang={page.language} className="text comparison" />
      )}
      {restoring && (
        <RestoreDialog page={page} revision={{ number: Number(from) }} onClose={() => restore(false)} />
      )}
    </div>
  );
}

function End({ revision, label }: { revision: Omit<RevisionLine, 'restored_from'>; label: string }) {
  const { t } = useWords();
  return (
    <div className="history__end">
      <p className="soft small">{label}</p>
      <p>
        <strong>{t('reading.revision_number', { number: revision.number })}</strong>{' '}
        <Moment at={revision.created} /> {t('publishing.by', { name: revision.author.name })}
      </p>
      {revision.note && <p className="soft">{revision.note}</p>}
    </div>
  );
}

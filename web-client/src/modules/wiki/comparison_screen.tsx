import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import * as queries from '@/api/queries';
import type { RevisionLine } from '@/generated/api';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { id_of } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { history_address } from './address';
import { RestoreDialog } from './restore_dialog';
import './history_screen.css';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

/** Two revisions compared word by word. */
export function ComparisonScreen() {
  const { t } = useWords();
  const {
    object: part,
    from = '',
    to = '',
  } = useParams({ strict: false }) as Partial<Record<string, string>>;
  const id = id_of(part);
  const page = useQuery(wiki_queries.page(id));
  const comparison = useQuery(queries.comparison(id, Number(from), Number(to)));
  const [restoring, restore] = useState(false);
  useDocumentTitle(t('wiki.comparison'), page.data?.title, page.data?.space.name);
  const error = page.error ?? comparison.error;
  if (error) return <Failure error={error} onRetry={() => void comparison.refetch()} />;
  if (!page.data || !comparison.data) return <Skeleton />;
  const { html, differs, added, removed } = comparison.data;
  const title = { from: comparison.data.from.title, to: comparison.data.to.title };
  return (
    <div className="history">
      <Breadcrumb trail={[...page.data.trail.filter((step) => step.id !== id), page.data]} />
      <div className="screen__head">
        <div>
          <Heading of={`${from} ${to}`}>{t('wiki.comparison')}</Heading>
          <p className="soft">{t('publishing.words_changed', { added, removed })}</p>
        </div>
        <p className="row">
          <Link to={history_address(page.data)}>{t('wiki.history')}</Link>
          {page.data.can.includes(may_here.edit_page) && (
            <Button kind="secondary" onClick={() => restore(true)}>
              {t('wiki.restore_number', { number: Number(from) })}
            </Button>
          )}
        </p>
      </div>
      <div className="history__ends">
        <End revision={comparison.data.from} label={t('wiki.compare_from')} />
        <End revision={comparison.data.to} label={t('wiki.compare_to')} />
      </div>
      {title.from !== title.to && (
        <p className="section-title">
          <del className="word">{title.from}</del> <ins className="word">{title.to}</ins>
        </p>
      )}
      {!differs && title.from === title.to ? (
        <Empty title={t('publishing.no_changes')} />
      ) : (
        <PrintedHtml html={html} lang={page.data.language} className="text comparison" />
      )}
      {restoring && (
        <RestoreDialog page={page.data} revision={{ number: Number(from) }} onClose={() => restore(false)} />
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
        <strong>{t('wiki.revision_number', { number: revision.number })}</strong>{' '}
        <Moment at={revision.created} /> {t('publishing.by', { name: revision.author.name })}
      </p>
      {revision.note && <p className="soft">{revision.note}</p>}
    </div>
  );
}

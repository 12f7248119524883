import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get_object_comparison_of_two } from '@/generated/revision';
import type { ObjectLabel } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import type { ReadText } from './text';
import './words';
import './history.css';

/** Two texts compared word by word. */
export default function ComparisonOfTwo({ page }: { page: ReadText }) {
  const { t } = useWords();
  const { other = '' } = useParams({ strict: false }) as Partial<Record<string, string>>;
  const { data, error, refetch } = useQuery({
    queryKey: ['object', page.id, 'comparison-of-two', other],
    queryFn: ({ signal }) => get_object_comparison_of_two({ object: page.id, other }, { signal }),
  });
  useDocumentTitle(t('comparing.title'), page.title, page.space.name);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const { from, to, html, differs, added, removed } = data;
  return (
    <div className="history">
      <Breadcrumb trail={[...page.trail.filter((step) => step.id !== page.id), page]} />
      <div className="screen__head">
        <div>
          <Heading of={other}>{t('comparing.title')}</Heading>
          <p className="soft dotted">
            <span>{t('comparing.only_here', { count: removed, title: from.title })}</span>
            <span>{t('comparing.only_here', { count: added, title: to.title })}</span>
          </p>
        </div>
      </div>
      <div className="history__ends">
        <End object={from} label={t('reading.compare_from')} />
        <End object={to} label={t('reading.compare_to')} />
      </div>
      {differs ? (
        <PrintedHtml html={html} lang={page.language} className="text comparison" />
      ) : (
        <Empty title={t('comparing.same_words')} />
      )}
    </div>
  );
}

function End({ object, label }: { object: ObjectLabel; label: string }) {
  const { t } = useWords();
  return (
    <div className="history__end">
      <p className="soft small">{label}</p>
      <p>
        <Link to={object.address}>{object.title}</Link>
      </p>
      <p className="soft">
        {object.space.name} <Moment at={object.updated} />{' '}
        {t('publishing.by', { name: object.updated_by.name })}
      </p>
    </div>
  );
}

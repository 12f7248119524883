import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import type { SectionProps } from '../module';
import { NewPageButton } from './new_page';
import { PageLinks } from './page_links';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

/** A wiki's own address leads to its home page; without one it lists its first pages. */
export default function WikiHome({ space, component }: SectionProps) {
  const { t } = useWords();
  const wiki = useQuery(wiki_queries.wiki(component.id));
  const home = useQuery({ ...wiki_queries.page(wiki.data?.home ?? ''), enabled: Boolean(wiki.data?.home) });
  const roots = useQuery(wiki_queries.tree(space.id, component.id, ''));
  useDocumentTitle(component.name, space.name);
  const error = wiki.error ?? roots.error;
  if (error && !wiki.data) return <Failure error={error} onRetry={() => void wiki.refetch()} />;
  if (home.data) return <Navigate to={home.data.address} replace />;
  if (!wiki.data || !roots.data || (wiki.data.home && home.isPending)) return <Skeleton />;
  const may_write = wiki.data.can.includes(may_here.create_page);
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading of={component.id}>{component.name}</Heading>
        </div>
        {may_write && roots.data.length > 0 && <NewPageButton component={component} parent={null} />}
      </div>
      {roots.data.length > 0 ? (
        <PageLinks pages={roots.data} />
      ) : (
        <Empty
          title={t('wiki.empty')}
          action={may_write && <NewPageButton component={component} parent={null} />}
        >
          {t(may_write ? 'wiki.empty_write' : 'wiki.empty_read')}
        </Empty>
      )}
    </>
  );
}

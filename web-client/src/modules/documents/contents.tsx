import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { Id, PlaceLink, SectionLabel, SpaceLabel } from '@/generated/api';
import { Breadcrumb } from '@/kit/breadcrumb';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading } from '@/shell/heading';
import { useWords } from '@/words';
import { EntryList } from './entry_list';
import { FolderFiles } from './folder_files';
import { NewEntryButtons } from './new_entry';
import { may_here } from './permissions';
import type { Entries } from './queries';
import './documents.css';

interface ContentsProps {
  title: string;
  space: SpaceLabel;
  component: SectionLabel;
  /** Null: the section's own, which the viewer does not see as such. */
  folder: Id | null;
  can: string[];
  trail: Pick<PlaceLink, 'title' | 'address'>[];
  entries: Entries;
}

/** What lies in a folder: folders, documents, files. */
export function Contents({ title, space, component, folder, can, trail, entries }: ContentsProps) {
  const { t } = useWords();
  const query = useInfiniteQuery(entries);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const notice = useRouterState({ select: (state) => state.location.state.notice });
  const may_add = folder !== null && can.includes(may_here.create);
  const place = { space, component, folder, title };
  return (
    <div className="folder stack">
      {trail.length > 0 && <Breadcrumb trail={trail} />}
      <div className="screen__head">
        <Heading of={folder ?? component.id}>{title}</Heading>
        {may_add && <NewEntryButtons place={{ ...place, folder }} />}
      </div>
      {notice && <Notice kind="success">{notice}</Notice>}
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && items.length === 0 && (
        <Empty title={t('documents.empty')}>
          {t(may_add ? 'documents.empty_write' : 'documents.empty_read')}
        </Empty>
      )}
      {items.length > 0 && <EntryList entries={items} place={place} />}
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {folder !== null && <FolderFiles folder={folder} may_add={can.includes(may_here.edit)} />}
    </div>
  );
}

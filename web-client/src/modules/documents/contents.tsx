import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import '@/comments/words';
import { may } from '@/api/permissions';
import { readers_in_words, readers_within } from '@/comments/readers';
import type { Id, PlaceLink, ReadersView, SectionLabel, SpaceLabel } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading } from '@/shell/heading';
import { useWords } from '@/words';
import { EntryList } from './entry_list';
import { FolderFiles } from './folder_files';
import { FolderMenu } from './folder_menu';
import { NewEntryButtons } from './new_entry';
import { may_here } from './permissions';
import * as documents from './queries';
import './documents.css';

interface ContentsProps {
  title: string;
  space: SpaceLabel;
  component: SectionLabel;
  /** Null: the section's own, which the viewer does not see as such. */
  folder: Id | null;
  of_section: boolean;
  /** Whom it is for, and whom what is made in it may be for: in a community. */
  audience: ReadersView | null;
  choices: ReadersView[];
  can: string[];
  trail: Pick<PlaceLink, 'title' | 'address'>[];
  /** The folders above it, from the section's own on. */
  above: PlaceLink[];
  entries: documents.Entries;
}

/** What lies in a folder: folders, documents, files. */
export function Contents(props: ContentsProps) {
  const { title, space, component, folder, audience, can, trail, entries } = props;
  const { t } = useWords();
  const query = useInfiniteQuery(entries);
  const files = useQuery({
    ...documents.folder_files(space.id, folder ?? component.id),
    enabled: folder !== null,
  });
  const has_files = (files.data?.items.length ?? 0) > 0;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const notice = useRouterState({ select: (state) => state.location.state.notice });
  const may_add = folder !== null && can.includes(may_here.create);
  const place = { space, component, folder, title };
  return (
    <div className="folder stack">
      {trail.length > 0 && <Breadcrumb trail={trail} />}
      <div className="screen__head">
        <div>
          <Heading of={folder ?? component.id}>{title}</Heading>
          {audience && <p className="soft">{readers_in_words(audience, t)}</p>}
        </div>
        {folder && (
          <div className="folder__acts">
            {may_add && <NewEntryButtons place={{ ...place, folder }} readers={props.choices} />}
            <FolderMenu folder={{ ...props, id: folder }} />
          </div>
        )}
      </div>
      {notice && <Notice kind="success">{notice}</Notice>}
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && items.length === 0 && !files.isLoading && !has_files && (
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
      {folder !== null && (
        <FolderFiles
          folder={folder}
          space={space}
          readers={audience && readers_within(audience, t)}
          may_change={can.includes(may_here.edit)}
          may_undo={can.includes(may.restore)}
        />
      )}
    </div>
  );
}

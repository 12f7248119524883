import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { may } from '@/api/permissions';
import * as queries from '@/api/queries';
import { get_object, post_object_restoration } from '@/generated/object';
import type { BinItem } from '@/generated/types';
import { Button } from '@/kit/button';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import './members.css';

/** What was deleted in this space; each can be put back where it was. */
export function Bin() {
  const { t } = useWords();
  const space = useSpace();
  const client = useQueryClient();
  const query = useInfiniteQuery(queries.bin(space.id));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const notice = useRouterState({ select: (state) => state.location.state.notice });
  const [back, set_back] = useState<BinItem['object'] | null>(null);
  useDocumentTitle(t('core.bin'), space.name);
  const restore = useMutation({
    mutationFn: async (item: BinItem) => {
      const saved = await post_object_restoration({ object: item.object.id });
      return get_object({ object: saved.id });
    },
    onSuccess: async ({ object }) => {
      void client.invalidateQueries({ queryKey: ['home'] });
      await client.invalidateQueries({ queryKey: ['space', space.id] });
      set_back(object);
    },
  });
  return (
    <div className="members stack">
      <Heading of={`bin ${space.id}`}>{t('core.bin')}</Heading>
      <p className="lead">{t('core.bin_lead')}</p>
      {notice && !back && <Notice kind="success">{notice}</Notice>}
      {back && (
        <Notice
          kind="success"
          action={<a href={back.address}>{t('core.open_name', { name: back.title })}</a>}
        >
          {t('core.bin_restored', { name: back.title })}
        </Notice>
      )}
      {restore.error && <Failure error={restore.error} />}
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && items.length === 0 && (
        <Empty title={t('core.bin_empty')}>{t('core.bin_empty_text')}</Empty>
      )}
      <ul className="things things--acts">
        {items.map((item) => (
          <li key={item.object.id}>
            <div>
              <p className="thing__title">{item.object.title}</p>
              <p className="thing__about">
                {t('core.deleted_by', { name: item.deleted_by.name })} <Moment at={item.deleted} />
              </p>
            </div>
            {space.can.includes(may.restore) && (
              <Button kind="secondary" busy={restore.isPending} onClick={() => restore.mutate(item)}>
                {t('core.undo_delete')}
                <span className="visually-hidden">: {item.object.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}

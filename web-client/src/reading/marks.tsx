import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  delete_object_star,
  delete_object_watch,
  put_object_star,
  put_object_watch,
} from '@/generated/object';
import { IconButton, MarkButton } from '@/kit/button';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import type { ReadText } from './text';

/** Star, watch and share. */
export function Marks({ page, queryKey }: { page: ReadText; queryKey: QueryKey }) {
  const { t } = useWords();
  const star = useMark(page, queryKey, 'star', page.starred);
  const watch = useMark(page, queryKey, 'watch', page.watched);
  const [copied, set_copied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(location.origin + page.address);
    set_copied(true);
    setTimeout(() => set_copied(false), 3000);
    announce(t('core.link_copied'));
  };
  return (
    <>
      <MarkButton
        icon="star"
        set={page.starred}
        words={t(page.starred ? 'core.starred_already' : 'core.star')}
        effect={t(page.starred ? 'core.unstar' : 'core.star_effect')}
        onClick={() => star.mutate()}
      />
      <MarkButton
        icon="eye"
        set={page.watched}
        words={t(page.watched ? 'core.watching' : 'core.watch')}
        effect={t(page.watched ? 'core.unwatch' : 'core.watch_effect')}
        onClick={() => watch.mutate()}
      />
      <IconButton
        icon={copied ? 'check' : 'link'}
        label={t(copied ? 'core.link_copied' : 'core.copy_link')}
        onClick={() => void copy()}
      />
    </>
  );
}

const marks = {
  star: { set: put_object_star, unset: delete_object_star },
  watch: { set: put_object_watch, unset: delete_object_watch },
};

function useMark(page: ReadText, queryKey: QueryKey, mark: keyof typeof marks, set: boolean) {
  const client = useQueryClient();
  const show = (on: boolean) =>
    client.setQueryData<ReadText>(queryKey, (old) =>
      old ? { ...old, ...(mark === 'star' ? { starred: on } : { watched: on, watched_below: false }) } : old,
    );
  return useMutation({
    mutationFn: () => marks[mark][set ? 'unset' : 'set']({ object: page.id }),
    onMutate: () => show(!set),
    onError: () => show(set),
    onSettled: () => void client.invalidateQueries({ queryKey: ['home'] }),
  });
}

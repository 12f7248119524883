import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem } from '@/api/problem';
import type { Id } from '@/generated/types';
import { put_wiki_page_place } from '@/generated/wiki';
import { announce } from '@/live/announce';
import { say } from '@/words';

export interface Place {
  page: Id;
  title: string;
  parent: Id | null;
  before: Id | null;
}

/** Moves a page in its tree: the drag and "Move to..." are the same act. */
export function useMove(space: Id) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ page, parent, before }: Place) => put_wiki_page_place({ page, parent, before }),
    onSuccess: (_, { title }) => announce(say('reading.moved', { title })),
    onError: (error) =>
      announce(error instanceof Problem && error.detail ? error.detail : say('core.error_title')),
    onSettled: (_data, _error, { page }) => {
      void client.invalidateQueries({ queryKey: ['space', space, 'tree'] });
      void client.invalidateQueries({ queryKey: ['object', page] });
    },
  });
}

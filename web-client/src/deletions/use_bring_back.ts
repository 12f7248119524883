import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { post_object_large_deletion_restoration as bring_back } from '@/generated/deletion';
import type { Id } from '@/generated/types';
import { useWords } from '@/words';

/** Puts the text before a large deletion back into the draft; gives what is to be said of it. */
export function useBringBack(
  object: { id: Id; title: string },
  state: number,
  onDone: (words: string) => void,
) {
  const { t } = useWords();
  const client = useQueryClient();
  const { title } = object;
  return useMutation({
    mutationFn: () => bring_back({ object: object.id, state }),
    onSuccess: ({ changed }) => {
      onDone(t(changed ? 'deletions.brought_back' : 'deletions.as_it_was', { title }));
      void client.invalidateQueries({ queryKey: ['object', object.id] });
      // Whoever brought it back knows of it: their Home says no more of it.
      return client.invalidateQueries({ queryKey: queries.home.queryKey });
    },
  });
}

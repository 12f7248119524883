import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { get_access_requests, get_space_access_requests } from '@/generated/access_request';
import type { Id } from '@/generated/types';

/** What one asked for oneself; stands among the spaces, as what happens to a space changes it, too. */
export const own_requests = queryOptions({
  queryKey: ['spaces', 'asked'],
  queryFn: ({ signal }) => get_access_requests({ signal }),
});

export const requests_in = (space: Id) =>
  queryOptions({
    queryKey: ['space', space, 'access-requests'],
    queryFn: ({ signal }) => get_space_access_requests({ space }, { signal }),
  });

/** Reads again what an answer changes: the lists of requests, Home, and who is in the space. */
export function useRefresh(space: Id) {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: ['home'] });
    void client.invalidateQueries({ queryKey: ['space-view'] });
    await Promise.all([
      client.invalidateQueries({ queryKey: own_requests.queryKey }),
      client.invalidateQueries({ queryKey: ['space', space] }),
    ]);
  };
}

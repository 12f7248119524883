import { queryOptions } from '@tanstack/react-query';
import { get_acceptances, get_acceptances_asked } from '@/generated/acceptance';

/** What one is asked to accept, as it stands now. */
export const asked = queryOptions({
  queryKey: ['acceptances', 'asked'],
  queryFn: async ({ signal }) => (await get_acceptances_asked({ signal })).items,
  staleTime: 0,
});
export const own = queryOptions({
  queryKey: ['acceptances', 'own'],
  queryFn: async ({ signal }) => (await get_acceptances({ signal })).items,
});

import { queryOptions } from '@tanstack/react-query';
import { get_notices } from '@/generated/notice';
import type { ShownNotice } from '@/generated/types';

/** What those who run the site say now: the session brings it, and whoever goes on working asks for it again. */
export const notices_shown = (of_session: ShownNotice[]) =>
  queryOptions({
    queryKey: ['notices'],
    queryFn: async ({ signal }) => (await get_notices({ signal })).items,
    initialData: of_session,
    staleTime: 3 * 60_000,
  });

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Id, MailLine } from '@/generated/types';
import * as api from './calls';

const page_size = 50;

/** The queue, of one state or (empty) of all; read again now and then, as mails go by themselves. */
export const mail_queue = (state: string) =>
  infiniteQueryOptions({
    queryKey: ['mails', state],
    queryFn: ({ pageParam, signal }) =>
      api.get_mails(
        {
          ...(state ? { state: state as MailLine['state'] } : {}),
          ...(pageParam ? { before: pageParam } : {}),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => (last.items.length < page_size ? undefined : last.items.at(-1)?.id),
    refetchInterval: 10_000,
  });

export const one_mail = (mail: Id) =>
  queryOptions({
    queryKey: ['mails', 'one', mail],
    queryFn: ({ signal }) => api.get_mail(mail, { signal }),
  });

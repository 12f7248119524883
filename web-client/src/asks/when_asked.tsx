import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, lazy, Suspense } from 'react';
import { get_object_asks } from '@/generated/ask';
import type AsksOfObject from './asks_of_object';
import { with_ask_texts } from './texts';

const Loaded = lazy(with_ask_texts(() => import('./asks_of_object')));

/** What is asked about an object, read once something is: whoever only reads loads nothing for it. */
export default function AsksWhenAsked(props: ComponentProps<typeof AsksOfObject>) {
  const { object } = props;
  const { data } = useQuery({
    queryKey: ['object', object, 'asks'],
    queryFn: ({ signal }) => get_object_asks({ object }, { signal }),
  });
  if (!data || (data.own.length === 0 && data.items.every((ask) => ask.ended) && data.decided === 0))
    return null;
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}

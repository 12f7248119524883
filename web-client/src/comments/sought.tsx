import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get_comment, get_comment_thread } from '@/generated/comment';
import type { Id } from '@/generated/types';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Thread } from './thread';

interface SoughtProps {
  comment: Id;
  tell_readers: boolean;
  onShown: () => void;
  onChanged: (said: string) => void;
}

/** The thread of a comment that somebody came for and that is not among those listed: resolved, or of long ago. */
export function Sought({ comment, tell_readers, onShown, onChanged }: SoughtProps) {
  const place = useQuery({
    queryKey: ['comment', comment],
    queryFn: ({ signal }) => get_comment({ comment }, { signal }),
  });
  const thread = useQuery({
    queryKey: ['object', place.data?.about.id ?? '', 'comments', 'sought', comment],
    queryFn: ({ signal }) => get_comment_thread({ thread: place.data?.thread ?? '' }, { signal }),
    enabled: place.data !== undefined,
  });
  const is_there = thread.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is there.
  useEffect(() => {
    if (is_there) onShown();
  }, [is_there]);
  const error = place.error ?? thread.error;
  if (error) return <Failure error={error} />;
  if (!thread.data) return <Skeleton title={false} lines={3} />;
  return (
    <Thread thread={thread.data} tell_readers={tell_readers} onWords={undefined} onChanged={onChanged} />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { get_comment } from '@/generated/comment';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';

/** A link to a comment leads to what it is about, with its thread open. */
export function CommentLink() {
  const { comment = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['comment', comment],
    queryFn: ({ signal }) => get_comment({ comment }, { signal }),
  });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Navigate to={data.about.address} hash={`comment-${comment}`} replace />;
}

import { useInfiniteQuery } from '@tanstack/react-query';
import type { Id } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { useWords } from '@/words';
import * as comment_queries from './queries';

/** Opens and closes the panel; says how many open threads there are. */
export function CommentsButton({
  object,
  open,
  onToggle,
}: {
  object: Id;
  open: boolean;
  onToggle: () => void;
}) {
  const { t } = useWords();
  const { data } = useInfiniteQuery(comment_queries.threads(object, 'open'));
  return (
    <button
      type="button"
      className="mark-button"
      aria-expanded={open}
      title={t('comments.title')}
      onClick={onToggle}
    >
      <Icon name="comment" />
      <span className="mark-button__words">{t('comments.count', { count: data?.pages[0]?.open ?? 0 })}</span>
    </button>
  );
}

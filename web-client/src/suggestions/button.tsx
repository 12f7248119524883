import { useInfiniteQuery } from '@tanstack/react-query';
import type { Id } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { useWords } from '@/words';
import * as suggestion_queries from './queries';

interface SuggestionsButtonProps {
  object: Id;
  /** Whether the panel beside the text is open; left out: it opens a dialog. */
  open?: boolean;
  onChoose: () => void;
}

/** Says how many open suggestions there are, and shows them. */
export function SuggestionsButton({ object, open, onChoose }: SuggestionsButtonProps) {
  const { t } = useWords();
  const { data } = useInfiniteQuery(suggestion_queries.suggestions(object, 'open'));
  return (
    <button
      type="button"
      className="mark-button"
      aria-haspopup={open === undefined ? 'dialog' : undefined}
      aria-expanded={open}
      title={t('reading.suggestions', { count: 0 })}
      onClick={onChoose}
    >
      <Icon name="edit" />
      <span className="mark-button__words">
        {t('reading.suggestions', { count: data?.pages[0]?.open ?? 0 })}
      </span>
    </button>
  );
}

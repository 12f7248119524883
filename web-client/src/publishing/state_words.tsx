import type { PersonLabel, Time } from '@/generated/types';
import { Moment } from '@/kit/moment';
import { useWords } from '@/words';
import './words';

/** Whether readers have a text, never had it, or have it no more. */
export type TextState = 'never_published' | 'published' | 'unpublished';

interface StateWordsProps {
  /** Null: readers do not have it. */
  published: { by: PersonLabel; at: Time } | null;
  state: TextState;
  /** Its editors have written what readers do not have. */
  ahead: boolean;
  /** How many changes that are, where it is known. */
  changes?: number | null;
}

/** Whether readers have a text, in words beside its title. */
export function StateWords({ published, state, ahead, changes = null }: StateWordsProps) {
  const { t } = useWords();
  if (!published)
    return (
      <strong>{t(state === 'unpublished' ? 'publishing.unpublished' : 'publishing.never_published')}</strong>
    );
  return (
    <span>
      {t('publishing.published')} <Moment at={published.at} />{' '}
      {t('publishing.by', { name: published.by.name })}
      {ahead && `, ${changes === null ? t('publishing.ahead') : t('publishing.changes', { count: changes })}`}
    </span>
  );
}

import type { PersonLabel, Time } from '@/generated/api';
import { Moment } from '@/kit/moment';
import { useWords } from '@/words';
import './words';

interface StateWordsProps {
  /** Null: readers have never had it. */
  published: { by: PersonLabel; at: Time } | null;
}

/** Whether readers have a text, in words beside its title. */
export function StateWords({ published }: StateWordsProps) {
  const { t } = useWords();
  if (!published) return <strong>{t('publishing.never_published')}</strong>;
  return (
    <span>
      {t('publishing.published')} <Moment at={published.at} />{' '}
      {t('publishing.by', { name: published.by.name })}
    </span>
  );
}

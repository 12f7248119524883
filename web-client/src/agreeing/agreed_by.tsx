import type { PersonLabel } from '@/generated/types';
import { useWords } from '@/words';

/** In the history: who agreed to a revision before it was public. */
export default function AgreedBy({ person }: { person: PersonLabel }) {
  const { t } = useWords();
  return <p className="soft">{t('agreeing.agreed_by', { name: person.name })}</p>;
}

import type { AccessReviewEntry } from '@/generated/types';
import { StateTag } from '@/kit/state_tag';
import { useWords } from '@/words';
import { Why } from './why';
import './words';

/** Who has the role: a person, a group, an organisation or everybody. */
export function useName({ person, subject_kind, subject_name }: AccessReviewEntry): string {
  const { t } = useWords();
  return person?.name ?? (subject_name || t(`membership.subject_${subject_kind}`));
}

interface AboutEntryProps {
  entry: AccessReviewEntry;
  /** What became of it, once the review is signed. */
  tag?: string;
}

/** A role in a review: whose it is, which, and how it lets them in. */
export function AboutEntry({ entry, tag }: AboutEntryProps) {
  const { t } = useWords();
  const name = useName(entry);
  const { person, guest, sponsor, stands } = entry;
  const gone = stands ? undefined : t('membership.gone');
  const said = tag ?? gone;
  return (
    <div>
      <p className="row">
        <strong>{name}</strong>
        {person?.organisation && <span>{person.organisation}</span>}
        {guest && <StateTag tone="caution">{t('core.person_guest')}</StateTag>}
        {said && <StateTag tone="plain">{said}</StateTag>}
      </p>
      <div className="thing__about">
        <Why {...entry} subject_name={person ? '' : entry.subject_name} />
        {sponsor && <span className="records__under">{t('membership.sponsor', { name: sponsor.name })}</span>}
      </div>
    </div>
  );
}

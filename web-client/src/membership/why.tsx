import type { RoleHere } from '@/generated/types';
import { type Say, useWords } from '@/words';
import { date_in_words } from '@/words/date';
import './words';

type Given = Pick<
  RoleHere,
  'way' | 'role_name' | 'subject_kind' | 'subject_name' | 'scope_kind' | 'scope_name' | 'until' | 'given_for'
>;

/** "Member through the group Policy team", "Reader in the area Rivers". */
function way_in_words(given: Given, t: Say): string {
  const { way, role_name: role, subject_kind, subject_name, scope_kind, scope_name } = given;
  if (way === 'own') return t('membership.why_own', { role });
  const through = subject_name ? t('membership.through', { kind: subject_kind, name: subject_name }) : '';
  if (way === 'group' || way === 'organisation') return `${role} ${through}`;
  // What a thing is called is content: whoever looks after the space may not see it.
  const kind = way === 'part' && !scope_name ? 'thing' : scope_kind;
  return `${t('membership.why_at', { role, kind, name: scope_name })} ${through}`;
}

/** A role by which somebody comes in, how it came to them, for what and until when. */
export function Why(given: Given) {
  const { t } = useWords();
  return (
    <>
      {way_in_words(given, t)}
      {(given.until || given.given_for) && (
        <span className="records__under">
          {given.given_for}
          {given.until && given.given_for && ' · '}
          {given.until && (
            <>
              {t('membership.until')} <Day at={given.until} />
            </>
          )}
        </span>
      )}
    </>
  );
}

export function Day({ at }: { at: string }) {
  const { language } = useWords();
  return <time dateTime={at}>{date_in_words(new Date(at), language, 'day_and_year')}</time>;
}

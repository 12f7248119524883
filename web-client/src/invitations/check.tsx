import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { post_space_invitations_mail } from '@/generated/invitation';
import type { CheckedRow, SpaceView } from '@/generated/types';
import { CheckAnswers } from '@/kit/check_answers';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { body_of, has_guests, type Terms } from './form';
import './words';

interface CheckProps {
  space: SpaceView;
  rows: CheckedRow[];
  terms: Terms;
  busy: boolean;
  error: unknown;
  onChange: () => void;
  onSend: () => void;
}

/** GOV.UK's check-answers page, and the mail as the first of them gets it. */
export function Check({ space, rows, terms, busy, error, onChange, onSend }: CheckProps) {
  const { t, language } = useWords();
  const roles = useInfiniteQuery(queries.members(space.id)).data?.pages[0]?.roles ?? [];
  const first = rows.slice(0, 1);
  const body = body_of(space, first, terms);
  const mail = useQuery({
    queryKey: ['space', space.id, 'invitation-mail', body],
    queryFn: ({ signal }) => post_space_invitations_mail(body, { signal }),
    gcTime: 0,
  });
  const answers: [string, string][] = [
    [t('invitations.people'), rows.map((row) => row.address).join(', ')],
    [t('invitations.role'), roles.find((role) => role.key === terms.role)?.name ?? terms.role],
    ...(has_guests(rows)
      ? ([[t('invitations.sponsor'), terms.sponsor?.name ?? '']] satisfies [string, string][])
      : []),
    [t('invitations.purpose'), terms.purpose || t('core.none_given')],
    [
      t('invitations.ends'),
      terms.until
        ? date_in_words(new Date(`${terms.until}T12:00`), language, 'day_and_year')
        : t('core.none_given'),
    ],
    [
      t('invitations.language'),
      t(terms.language === 'en' ? 'invitations.language_en' : 'invitations.language_cy'),
    ],
  ];
  return (
    <>
      <h2 className="section-title">{t('invitations.mail_title')}</h2>
      <p>{t('invitations.mail_lead', { address: first[0]?.address ?? '' })}</p>
      {mail.isPending && <Skeleton title={false} />}
      {mail.error && <Failure error={mail.error} onRetry={() => void mail.refetch()} />}
      {mail.data && (
        <div className="card invite__mail" lang={terms.language}>
          <strong>{mail.data.subject}</strong>
          {mail.data.text.slice(mail.data.text.indexOf('\n'))}
        </div>
      )}
      <h2 className="section-title">{t('invitations.terms_title')}</h2>
      {Boolean(error) && <Failure error={error} />}
      <CheckAnswers
        rows={answers}
        act={t('invitations.send', { count: rows.length })}
        busy={busy}
        onChange={onChange}
        onAct={onSend}
      >
        {t('invitations.send_text')}
      </CheckAnswers>
    </>
  );
}

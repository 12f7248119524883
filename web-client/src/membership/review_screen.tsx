import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Paged } from '@/administration/records';
import { may } from '@/api/permissions';
import { delete_space_access_review, post_space_access_reviews } from '@/generated/access_review';
import type { AccessReviewView, SpaceView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure, NoAccess } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import { OpenReview } from './open_review';
import { reviews_of } from './queries';
import { SignedEntries } from './signed_entries';
import { Day } from './why';
import './words';

/** Who has access is gone through, role by role, and signed off. */
export default function ReviewScreen() {
  const { t } = useWords();
  const space = useSpace();
  const client = useQueryClient();
  const manages = space.can.includes(may.manage_access);
  const query = useInfiniteQuery({ ...reviews_of(space.id), enabled: manages });
  const [done, set_done] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: ['space', space.id] });
  const begin = useMutation({
    mutationFn: () => post_space_access_reviews({ space: space.id }),
    onMutate: () => set_done(''),
    onSettled: refresh,
  });
  const give_up = useMutation({
    mutationFn: (review: string) => delete_space_access_review({ space: space.id, review }),
    onSuccess: () => set_done(t('membership.review_given_up')),
    onSettled: refresh,
  });
  useDocumentTitle(t('membership.review'), space.name);
  if (!manages) return <NoAccess />;
  const open = query.data?.pages[0]?.open;
  return (
    <div className="stack">
      <Heading of={`access review ${space.id}`}>{t('membership.review_of', { space: space.name })}</Heading>
      <p className="lead">{t('membership.review_lead')}</p>
      <p>
        <Link to={space_address(space.slug, 'manage/access')}>{t('membership.open')}</Link>
      </p>
      {done && <Notice kind="success">{done}</Notice>}
      {begin.error && <Failure error={begin.error} />}
      {give_up.error && <Failure error={give_up.error} />}
      {query.isPending && <Skeleton />}
      {query.data && !open && (
        <div className="govuk-button-group">
          <Button busy={begin.isPending} onClick={() => begin.mutate()}>
            {t('membership.review_begin')}
          </Button>
        </div>
      )}
      {open && (
        <OpenReview
          key={open.id}
          space={space}
          open={open}
          onSigned={(said) => {
            set_done(said);
            void refresh();
          }}
          onGiveUp={() => give_up.mutate(open.id)}
        />
      )}
      {query.data && <Signed space={space} />}
    </div>
  );
}

/** What was signed before: when, by whom and what became of it. */
function Signed({ space }: { space: SpaceView }) {
  const { t } = useWords();
  const query = useInfiniteQuery(reviews_of(space.id));
  return (
    <section aria-labelledby="signed" className="stack">
      <h2 id="signed" className="section-title">
        {t('membership.signed_title')}
      </h2>
      <Paged query={query} empty={<p className="soft">{t('membership.signed_none')}</p>}>
        {(reviews) => (
          <ul className="things">
            {reviews.map((one) => (
              <li key={one.id}>
                <SignedReview space={space} review={one} />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}

function SignedReview({ space, review }: { space: SpaceView; review: AccessReviewView }) {
  const { t } = useWords();
  const [shown, show] = useState(false);
  const { id, signed_at, signed_by, begun, note, outcome } = review;
  const day = <Day at={signed_at ?? begun} />;
  return (
    <>
      <p>
        <strong>{day}</strong>, {signed_by?.name}
      </p>
      {note && <p>{note}</p>}
      <p className="thing__about">{t('membership.signed_outcome', { ...outcome })}</p>
      <button type="button" className="link-button" aria-expanded={shown} onClick={() => show(!shown)}>
        {t(shown ? 'membership.hide_roles' : 'membership.show_roles')}
        <span className="visually-hidden"> {day}</span>
      </button>
      {shown && <SignedEntries space={space.id} id={id} />}
    </>
  );
}

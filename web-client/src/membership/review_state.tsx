import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SpaceView } from '@/generated/types';
import { StateTag } from '@/kit/state_tag';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import { reviews_of } from './queries';
import { Day } from './why';
import './words';

/** When it was gone through who has access, when it is to be again, and the way there. */
export default function ReviewState({ space }: { space: SpaceView }) {
  const { t } = useWords();
  const { data } = useInfiniteQuery(reviews_of(space.id));
  const reviews = data?.pages[0];
  if (!reviews) return null;
  const last = reviews.items[0];
  return (
    <section aria-labelledby="access-review" className="stack">
      <h2 id="access-review" className="section-title">
        {t('membership.review')}
      </h2>
      <p>
        {last ? (
          <>
            {t('membership.review_last', { name: last.signed_by?.name ?? '' })}{' '}
            <Day at={last.signed_at ?? last.begun} />.{' '}
          </>
        ) : (
          `${t('membership.review_never')} `
        )}
        {reviews.overdue ? (
          <StateTag tone="caution">
            {t('membership.review_overdue')} <Day at={reviews.due} />
          </StateTag>
        ) : (
          <>
            {t('membership.review_due')} <Day at={reviews.due} />.
          </>
        )}
      </p>
      <p>
        <Link
          to={space_address(space.slug, 'manage/access-review')}
          className="govuk-button govuk-button--secondary"
        >
          {t(reviews.open ? 'membership.review_go_on' : 'membership.review_open')}
        </Link>
      </p>
    </section>
  );
}

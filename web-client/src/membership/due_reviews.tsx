import { Link } from '@tanstack/react-router';
import type { OwnAccessReview } from '@/generated/types';
import { StateTag } from '@/kit/state_tag';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import { Day } from './why';
import './words';

/** On an owner's first page: the spaces of which it is to be gone through who has access. */
export default function DueAccessReviews({ items }: { items: OwnAccessReview[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="access-reviews">
      <h2 id="access-reviews" className="section-title">
        {t('membership.home_title')}
      </h2>
      <ul className="things">
        {items.map(({ space, due, overdue, begun }) => (
          <li key={space.id}>
            <Link to={space_address(space.slug, 'manage/access-review')} className="thing__title">
              {t('membership.review_of', { space: space.name })}
            </Link>
            <p className="thing__about">
              {overdue ? (
                <StateTag tone="caution">
                  {t('membership.review_overdue')} <Day at={due} />
                </StateTag>
              ) : (
                <>
                  {t('membership.by')} <Day at={due} />
                </>
              )}
              {begun && ` · ${t('membership.begun')}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

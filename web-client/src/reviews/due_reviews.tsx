import { Link } from '@tanstack/react-router';
import { due_in_words } from '@/asks/due';
import type { OwnReview } from '@/generated/types';
import { StateTag } from '@/kit/state_tag';
import { useWords } from '@/words';
import './words';

/** On one's first page: what one looks after and is to look at again, what is overdue first. */
export default function DueReviews({ items }: { items: OwnReview[] }) {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="section-title">
        {t('reviews.home_title')}
      </h2>
      <ul className="things">
        {items.map(({ object, due, overdue }) => {
          const words = t('reviews.line', { due: due_in_words(due, new Date(), language, t) });
          return (
            <li key={object.id}>
              <Link to={object.address} className="thing__title">
                {object.title}
              </Link>
              <p className="thing__about">
                {object.space.name} · {overdue ? <StateTag tone="caution">{words}</StateTag> : words}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

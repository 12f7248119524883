import { Link } from '@tanstack/react-router';
import type { NotPublished as NotPublishedView } from '@/generated/types';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { moment_in_words } from './moment';

/** On one's first page: what was to be published and could not be, until somebody decides. */
export default function NotPublished({ items }: { items: NotPublishedView[] }) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  return (
    <section aria-labelledby="not-published">
      <h2 id="not-published" className="section-title">
        {t('scheduling.home_title')}
      </h2>
      <ul className="things">
        {items.map(({ object, due, by, failure }) => (
          <li key={object.id}>
            <Link to={object.address} className="thing__title">
              {t('scheduling.home_what', {
                title: object.title,
                moment: moment_in_words(due, time_zone, language, t),
              })}
            </Link>
            <p className="thing__about">
              {object.space.name} · {t(`scheduling.failed_${failure}`, { name: by.name })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

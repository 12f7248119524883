import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get_spaces } from '@/generated/space';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import './words';

/** One's own spaces that nobody works in any more; nothing where there are none. */
export default function ArchivedSpaces() {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['spaces', 'archived'],
    queryFn: ({ signal }) => get_spaces({ archived: true }, { signal }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="archived">
      <h2 id="archived" className="section-title">
        {t('places.archived_spaces')}
      </h2>
      <p className="soft">{t('places.archived_spaces_lead')}</p>
      <ul className="things">
        {data.items.map((space) => (
          <li key={space.id}>
            <Link to={space_address(space.slug)} className="thing__title">
              {space.name}
            </Link>
            {space.summary && <p>{space.summary}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

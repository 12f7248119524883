import { Link } from '@tanstack/react-router';
import type { OwnAgreement } from '@/generated/types';
import { Moment } from '@/kit/moment';
import { useWords } from '@/words';

/** On one's first page: texts that wait for one to agree, and those of one's own that somebody declined. */
export default function OwnAgreements({ items }: { items: OwnAgreement[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="agreements">
      <h2 id="agreements" className="section-title">
        {t('agreeing.home_title')}
      </h2>
      <ul className="things">
        {items.map(({ object, by, asked, declined, declined_by, reason }) => (
          <li key={object.id}>
            <Link to={object.address} className="thing__title">
              {declined_by
                ? t('agreeing.home_declined', { name: declined_by.name, title: object.title })
                : t('agreeing.home_ask', { name: by.name, title: object.title })}
            </Link>
            <p className="thing__about">
              {object.space.name} · <Moment at={declined ?? asked} />
              {reason && ` · ${reason}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

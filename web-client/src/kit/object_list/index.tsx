import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ObjectLabel } from '@/generated/types';
import { useWords } from '@/words';
import { Moment } from '../moment';

/** Objects as title, space and last change, each a link. */
export function ObjectList({ objects, place = true }: { objects: ObjectLabel[]; place?: boolean }) {
  return (
    <ul className="things">
      {objects.map((object) => (
        <li key={object.id}>
          <ObjectEntry object={object} place={place} />
        </li>
      ))}
    </ul>
  );
}

export function ObjectEntry({
  object,
  place,
  about,
}: {
  object: ObjectLabel;
  place: boolean;
  about?: ReactNode;
}) {
  const { t } = useWords();
  return (
    <>
      <Link to={object.address} className="thing__title">
        {object.title}
      </Link>
      <p className="thing__about">
        {place && `${object.space.name} · `}
        {about ?? (
          <>
            {t(place ? 'core.changed_by' : 'core.changed_by_first', { name: object.updated_by.name })}{' '}
            <Moment at={object.updated} />
          </>
        )}
      </p>
    </>
  );
}

import type { PersonLabel } from '@/generated/types';
import './person.css';

/** People are shown as name and organisation, never only as a picture. */
export function Person({ person }: { person: PersonLabel }) {
  return (
    <span className="person">
      <span className="person__name">{person.name}</span>
      {person.organisation && <span className="person__organisation">{person.organisation}</span>}
    </span>
  );
}

export function PersonList({ people }: { people: PersonLabel[] }) {
  return (
    <ul className="plain person-list">
      {people.map((person) => (
        <li key={person.id}>
          <Person person={person} />
        </li>
      ))}
    </ul>
  );
}

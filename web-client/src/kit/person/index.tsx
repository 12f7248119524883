import { Link } from '@tanstack/react-router';
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

/** The same where the name leads to the person's profile: not in what is itself pressed or chosen. */
export function PersonLink({ person }: { person: PersonLabel }) {
  return (
    <span className="person">
      <Link to="/people/$person" params={{ person: person.id }} className="person__name">
        {person.name}
      </Link>
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

import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { announce } from '@/live/announce';
import { useWords } from '@/words';

interface PersonHere {
  id: string;
  name: string;
}

const most_named = 3;

/** Who else is in the document now; the server says who they are, and only of those whom one may see. */
export function PeopleHere({ presence, self }: { presence: Awareness; self: string }) {
  const { t, language } = useWords();
  const others = useOthers(presence, self);
  const named = others.slice(0, most_named).map(({ name }) => name);
  const more = others.length - named.length;
  if (more > 0) named.push(t('collab.more_people', { count: more }));
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(named);
  useSayWhoCame(others);
  if (others.length === 0) return null;
  return (
    <span className="people-here" title={others.map(({ name }) => name).join('\n')}>
      {t('collab.here_now', { names, count: others.length })}
    </span>
  );
}

/** Each once, however many windows they have open, in the order of their names. */
function useOthers(presence: Awareness, self: string): PersonHere[] {
  const known = useRef<{ key: string; people: PersonHere[] }>({ key: '', people: [] });
  return useSyncExternalStore(
    (changed) => {
      presence.on('change', changed);
      return () => presence.off('change', changed);
    },
    () => {
      const found = new Map<string, string>();
      for (const { user } of presence.getStates().values() as Iterable<{ user?: Partial<PersonHere> }>)
        if (typeof user?.id === 'string' && typeof user.name === 'string' && user.id !== self)
          found.set(user.id, user.name);
      const people = [...found].map(([id, name]) => ({ id, name }));
      people.sort((one, other) => one.name.localeCompare(other.name));
      const key = people.map(({ id, name }) => `${id} ${name}`).join('\n');
      if (key !== known.current.key) known.current = { key, people };
      return known.current.people;
    },
  );
}

/** Politely, and no more often than every five seconds. */
function useSayWhoCame(others: PersonHere[]): void {
  const { t } = useWords();
  const before = useRef<PersonHere[]>([]);
  useEffect(() => {
    const is_new = (person: PersonHere) => !before.current.some(({ id }) => id === person.id);
    const gone = before.current.filter((person) => !others.some(({ id }) => id === person.id));
    const came = others.filter(is_new);
    before.current = others;
    for (const { name } of gone) announce(t('collab.has_gone', { name }));
    for (const { name } of came) announce(t('collab.has_come', { name }));
  }, [others, t]);
}

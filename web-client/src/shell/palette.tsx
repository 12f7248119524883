import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { may } from '@/api/permissions';
import * as queries from '@/api/queries';
import type { Home, PersonLabel, QuickAnswer, SpaceLabel } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { Icon, type IconName } from '@/kit/icon';
import { icon_of } from '@/modules';
import { type Say, say_or, useWords } from '@/words';
import { useSession } from './session';
import './palette.css';
import { space_address } from '@/shell/addresses';

interface Entry {
  id: string;
  icon: IconName;
  text: string;
  about: string;
  address: string;
}
interface EntryGroup {
  title: string;
  entries: Entry[];
}

/** One field to go to anything, or to begin something; with `spaces` it is the space switcher. */
export function Palette({ scope, onClose }: { scope: 'all' | 'spaces'; onClose: () => void }) {
  const { t } = useWords();
  const router = useRouter();
  const [query, set_query] = useState('');
  const [active, set_active] = useState(0);
  const groups = useGroups(scope, query.trim());
  const entries = groups.flatMap((group) => group.entries);

  const open = (address: string) => {
    onClose();
    router.history.push(address);
  };
  const on_key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const entry = entries[active];
    if (step !== 0) set_active((active + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter' && entry) open(entry.address);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    document.getElementById(`palette-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const title = t(scope === 'all' ? 'core.palette' : 'core.choose_space');
  let index = -1;
  return (
    <Dialog title={title} shape="top" hideTitle onClose={onClose}>
      <div className="palette__field">
        <Icon name={scope === 'all' ? 'search' : 'space'} />
        <input
          role="combobox"
          aria-label={title}
          aria-expanded={entries.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? `palette-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t(scope === 'all' ? 'core.palette_hint' : 'core.filter_spaces')}
          value={query}
          onChange={(event) => {
            set_query(event.target.value);
            set_active(0);
          }}
          onKeyDown={on_key}
        />
        <button type="button" className="palette__close" onClick={onClose}>
          <kbd className="key">Esc</kbd>
          <span className="visually-hidden">{t('core.close')}</span>
        </button>
      </div>
      <div role="status" className="visually-hidden">
        {query ? t('core.suggestions', { count: entries.length }) : ''}
      </div>
      <div id="palette-list" role="listbox" aria-label={t('core.suggestions_list')} className="palette__list">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of options in a list box have no element of their own.
          <div key={group.title} role="group" aria-label={group.title}>
            <p className="palette__group" aria-hidden="true">
              {group.title}
            </p>
            {group.entries.map((entry) => {
              index += 1;
              const here = index;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, as the pattern has it.
                <div
                  key={entry.id}
                  id={`palette-${here}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={here === active}
                  className="palette__entry"
                  onPointerMove={() => set_active(here)}
                  onClick={() => open(entry.address)}
                >
                  <Icon name={entry.icon} />
                  <span className="palette__text">{entry.text}</span>
                  <span className="palette__about">{entry.about}</span>
                </div>
              );
            })}
          </div>
        ))}
        {entries.length === 0 && <p className="palette__none">{t('core.nothing_found')}</p>}
      </div>
    </Dialog>
  );
}

function useGroups(scope: 'all' | 'spaces', query: string): EntryGroup[] {
  const { t } = useWords();
  const { can } = useSession();
  const { space } = useParams({ strict: false });
  const { data: home } = useQuery({ ...queries.home, staleTime: 60_000 });
  const { data: found } = useQuery({
    ...queries.quick(query),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const groups =
    scope === 'spaces'
      ? space_groups(t, query, home, found)
      : [...(query ? found_groups(t, found) : recent_groups(t, home)), acts(t, query, space, can)];
  return groups.filter((group) => group.entries.length > 0);
}

const space_entry = (space: SpaceLabel) => ({
  id: space.id,
  icon: 'space' as const,
  text: space.name,
  about: say_or(`core.kind_${space.kind}`, space.kind),
  address: space_address(space.slug),
});

const object_entry = (object: QuickAnswer['objects'][number]) => ({
  id: object.id,
  icon: icon_of(object.type),
  text: object.title,
  about: object.space.name,
  address: object.address,
});

const person_entry = ({ id, name }: PersonLabel, about: string) => ({
  id,
  icon: 'person' as const,
  text: name,
  about,
  address: `/people/${id}`,
});

function space_groups(
  t: Say,
  query: string,
  home: Home | undefined,
  found: QuickAnswer | undefined,
): EntryGroup[] {
  const wanted = query.toLowerCase();
  const mine = (home?.spaces ?? []).filter((space) => space.name.toLowerCase().includes(wanted));
  const known = new Set(mine.map((space) => space.id));
  const others = query ? (found?.spaces ?? []).filter((space) => !known.has(space.id)) : [];
  const all = {
    id: 'all',
    icon: 'right' as const,
    text: t('core.all_spaces'),
    about: '',
    address: '/spaces',
  };
  return [
    { title: t('core.my_spaces'), entries: mine.map(space_entry) },
    { title: t('core.spaces'), entries: [...others.map(space_entry), all] },
  ];
}

function found_groups(t: Say, found: QuickAnswer | undefined): EntryGroup[] {
  return [
    {
      title: t('core.pages'),
      entries: (found?.objects ?? []).map((object) => {
        const entry = object_entry(object);
        return found?.in_draft.includes(object.id)
          ? { ...entry, about: `${t('core.in_draft')} · ${entry.about}` }
          : entry;
      }),
    },
    { title: t('core.spaces'), entries: (found?.spaces ?? []).map(space_entry) },
    {
      title: t('core.people'),
      entries: [
        ...(found?.people ?? []).map((person) => person_entry(person, person.organisation)),
        ...(found?.experts ?? []).map(({ person, skill }) => ({
          ...person_entry(person, `${skill} · ${person.organisation}`),
          id: `skill-${person.id}`,
        })),
      ],
    },
  ];
}

function recent_groups(t: Say, home: Home | undefined): EntryGroup[] {
  return [
    { title: t('core.carry_on'), entries: (home?.carry_on ?? []).slice(0, 5).map(object_entry) },
    { title: t('core.my_spaces'), entries: (home?.spaces ?? []).slice(0, 5).map(space_entry) },
  ];
}

/** What can be begun from here. */
function acts(t: Say, query: string, space: string | undefined, can: string[]): EntryGroup {
  const all: Entry = {
    id: 'act-search',
    icon: 'search',
    text: t('core.search_for', { q: query }),
    about: '',
    address: `/search?q=${encodeURIComponent(query)}`,
  };
  const here: Entry = {
    id: 'act-members',
    icon: 'person',
    text: t('core.members'),
    about: '',
    address: space_address(space ?? '', 'members'),
  };
  const people: Entry = {
    id: 'act-people',
    icon: 'person',
    text: t('core.people'),
    about: '',
    address: '/people',
  };
  const fresh: Entry = {
    id: 'act-space',
    icon: 'plus',
    text: t('core.new_space'),
    about: '',
    address: '/spaces/new',
  };
  return {
    title: t('core.acts'),
    entries: [
      ...(query ? [all] : []),
      ...(space && !query ? [here] : []),
      ...(query ? [] : [people]),
      ...(can.includes(may.create_space) && !query ? [fresh] : []),
    ],
  };
}

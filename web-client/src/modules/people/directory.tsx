import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { get_organisations } from '@/generated/people';
import type { DirectoryPerson } from '@/generated/types';
import { TextField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Picker } from '@/kit/picker';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { find_words, people_wanted, type Wanted } from './queries';
import './people.css';
import './texts';

/** The people whom the reader may know of: what is looked for stands in the address. */
export function Directory() {
  const { t } = useWords();
  const { kind } = usePerson();
  const wanted: Wanted = useSearch({ from: '/shell/people' });
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    ...people_wanted(useDeferredValue(wanted)),
    placeholderData: keepPreviousData,
  });
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  useDocumentTitle(t('core.people'));
  const want = (more: Wanted) =>
    void navigate({ to: '/people', search: kept({ ...wanted, ...more }), replace: true });
  return (
    <main id="main" className="screen screen--narrow" tabIndex={-1}>
      <div className="screen__head">
        <Heading>{t('core.people')}</Heading>
      </div>
      <p className="lead">{t(kind === 'staff' ? 'people.staff_directory' : 'people.guest_directory')}</p>
      <Find wanted={wanted} onWant={want} />
      <Chosen wanted={wanted} onWant={want} />
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && people.length === 0 && <Empty title={t('people.none')}>{t('people.none_text')}</Empty>}
      <ul className="things" aria-label={t('core.people')}>
        {people.map((person) => (
          <Entry key={person.id} person={person} />
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </main>
  );
}

/** Only what says something stands in the address. */
const kept = (wanted: Wanted): Wanted =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));

interface WantedProps {
  wanted: Wanted;
  onWant: (more: Wanted) => void;
}

function Find({ wanted, onWant }: WantedProps) {
  const { t } = useWords();
  const [typed, type] = useState(wanted.q ?? '');
  const [from, come_from] = useState(wanted.q ?? '');
  // The address was changed by other means, such as the browser's way back.
  if ((wanted.q ?? '') !== from) {
    come_from(wanted.q ?? '');
    if ((wanted.q ?? '') !== typed.trim()) type(wanted.q ?? '');
  }
  return (
    <>
      <div className="people-find">
        <TextField
          type="search"
          label={t('people.find_name')}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            type(event.target.value);
            onWant({ q: event.target.value.trim() });
          }}
        />
        <Picker
          label={t('people.skill')}
          placeholder={t('people.find_typing')}
          find={find_words('skill')}
          keyOf={(word) => word}
          textOf={(word) => word}
          show={(word) => word}
          onChoose={(skill) => onWant({ skill })}
        />
      </div>
      <details className="people-more">
        <summary>{t('people.more_ways')}</summary>
        <div className="people-find people-find--more">
          <Picker
            label={t('people.language')}
            placeholder={t('people.find_typing')}
            find={find_words('language')}
            keyOf={(word) => word}
            textOf={(word) => word}
            show={(word) => word}
            onChoose={(language) => onWant({ language })}
          />
          <Picker
            label={t('people.organisation')}
            placeholder={t('people.find_typing')}
            find={async (q) => (await get_organisations({ q })).items}
            keyOf={(body) => body.id}
            textOf={(body) => body.name}
            show={(body) => body.name}
            onChoose={(body) => onWant({ organisation: body.name })}
          />
        </div>
      </details>
    </>
  );
}

function Chosen({ wanted, onWant }: WantedProps) {
  const { t } = useWords();
  const chosen = (['skill', 'language', 'organisation'] as const).flatMap((of) => {
    const word = wanted[of];
    return word ? [{ of, text: t(`people.filter_${of}`, { word }) }] : [];
  });
  if (chosen.length === 0) return null;
  return (
    <ul className="plain people-chosen">
      {chosen.map(({ of, text }) => (
        <li key={of}>
          <button
            type="button"
            className="people-word people-chosen__one"
            aria-label={t('people.remove', { filter: text })}
            onClick={() => onWant({ [of]: '' })}
          >
            {text} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Entry({ person }: { person: DirectoryPerson }) {
  const { t } = useWords();
  return (
    <li>
      <Link to="/people/$person" params={{ person: person.id }} className="thing__title">
        {person.name}
      </Link>{' '}
      {person.kind === 'guest' && <StateTag tone="plain">{t('core.person_guest')}</StateTag>}
      <p className="thing__about">{[person.title, person.organisation].filter(Boolean).join(', ')}</p>
      {person.does && <p className="thing__about">{person.does}</p>}
      {person.skills.length > 0 && (
        <p className="thing__about">{t('people.filter_skill', { word: person.skills.join(', ') })}</p>
      )}
    </li>
  );
}

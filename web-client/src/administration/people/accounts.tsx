import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { get_organisations } from '@/generated/people';
import { SelectField, TextField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { Picker } from '@/kit/picker';
import { StateTag } from '@/kit/state_tag';
import { Empty } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { may, place, useMay, useOverview } from '../place';
import * as queries from '../queries';
import { Paged, Records } from '../records';
import { type AccountState, state_tones, state_words, states } from './words';

interface Filter {
  q?: string;
  state?: AccountState;
  kind?: 'staff' | 'guest';
  organisation?: string;
  organisation_name?: string;
}

/** Everybody with an account; what is asked for stands in the address, so that going back finds it again. */
export function Accounts() {
  const { t } = useWords();
  const filter = useSearch({ strict: false }) as Filter;
  const { accounts: counts } = useOverview();
  const may_manage = useMay(may.manage_people);
  const navigate = useNavigate();
  const [typed, type] = useState(String(filter.q ?? ''));
  const q = useDeferredValue(typed.trim());
  const ask = (next: Filter) => {
    const search = Object.fromEntries(Object.entries({ ...filter, q, ...next }).filter(([, value]) => value));
    void navigate({ to: place('people'), search, replace: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address by itself.
  useEffect(() => {
    if (q !== String(filter.q ?? '')) ask({});
  }, [q]);
  const { state, kind, organisation } = filter;
  const query = useInfiniteQuery(queries.accounts({ q, state, kind, organisation }));
  useDocumentTitle(t('administration.people'), t('administration.title'));
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.people')}</Heading>
          {!may_manage && <p className="lead">{t('administration.desk_lead')}</p>}
        </div>
        {may_manage && (
          <Link to={place('people', 'add')} className="govuk-button">
            {t('administration.add_person')}
          </Link>
        )}
      </div>
      <search className="filters">
        <TextField
          type="search"
          label={t('administration.find_account')}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <SelectField
          label={t('administration.state')}
          value={state ?? ''}
          onChange={(value) => ask({ state: value as AccountState })}
          options={[
            { value: '', text: t('administration.any_state') },
            ...states.map((value) => ({
              value,
              text: `${t(state_words[value])} (${counts?.[value] ?? 0})`,
            })),
          ]}
        />
        <SelectField
          label={t('administration.kind')}
          value={kind ?? ''}
          onChange={(value) => ask({ kind: value as 'staff' })}
          options={[
            { value: '', text: t('administration.any_kind') },
            { value: 'staff', text: t('core.person_staff') },
            { value: 'guest', text: t('core.person_guest') },
          ]}
        />
        {filter.organisation_name ? (
          <div className="govuk-form-group">
            <p className="govuk-label">{t('administration.organisation')}</p>
            <p className="row">
              {filter.organisation_name}
              <button
                type="button"
                className="link-button"
                onClick={() => ask({ organisation: '', organisation_name: '' })}
              >
                {t('administration.any_organisation')}
              </button>
            </p>
          </div>
        ) : (
          <Picker
            label={t('administration.organisation')}
            find={async (name) => (await get_organisations({ q: name })).items}
            keyOf={(found) => found.id}
            textOf={(found) => found.name}
            show={(found) => found.name}
            onChoose={({ id, name }) => ask({ organisation: id, organisation_name: name })}
          />
        )}
      </search>
      <Paged
        query={query}
        empty={<Empty title={t('core.nothing_found')}>{t('administration.nobody_found')}</Empty>}
      >
        {(people) => (
          <Records
            caption={t('administration.people')}
            columns={[
              t('administration.name'),
              t('administration.organisation'),
              t('administration.state'),
              t('administration.signed_in'),
            ]}
          >
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <Link to={place('people', person.id)}>{person.name}</Link>
                  <span className="records__under">{person.email}</span>
                </th>
                <td>
                  {person.organisation}
                  {person.kind === 'guest' && (
                    <span className="records__under">{t('core.person_guest')}</span>
                  )}
                </td>
                <td>
                  <StateTag tone={state_tones[person.state]}>{t(state_words[person.state])}</StateTag>
                </td>
                <td data-label={t('administration.signed_in')}>
                  {person.signed_in ? <Moment at={person.signed_in} /> : t('administration.never')}
                </td>
              </tr>
            ))}
          </Records>
        )}
      </Paged>
    </>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import type { ManagedSpace } from '@/generated/types';
import { SelectField, TextField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { StateTag } from '@/kit/state_tag';
import { Empty } from '@/kit/states';
import { with_membership_texts } from '@/membership/texts';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSession } from '@/shell/session';
import { useWords } from '@/words';
import { may, place } from '../place';
import * as queries from '../queries';
import { Paged, Records } from '../records';
import { type SpaceState, states, useSize } from './words';

const ReviewInterval = lazy(with_membership_texts(() => import('@/membership/interval')));

interface Filter {
  q?: string;
  state?: SpaceState;
  ownerless?: boolean;
  area?: string;
  area_name?: string;
}

/** The spaces of the areas that the viewer manages; what is asked for stands in the address. */
export function Spaces() {
  const { t } = useWords();
  const { can } = useSession();
  const filter = useSearch({ strict: false }) as Filter;
  const navigate = useNavigate();
  const [typed, type] = useState(String(filter.q ?? ''));
  const q = useDeferredValue(typed.trim());
  const ask = (next: Filter) => {
    const search = Object.fromEntries(Object.entries({ ...filter, q, ...next }).filter(([, value]) => value));
    void navigate({ to: place('spaces'), search, replace: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address by itself.
  useEffect(() => {
    if (q !== String(filter.q ?? '')) ask({});
  }, [q]);
  const { state, area } = filter;
  const ownerless = Boolean(filter.ownerless);
  const query = useInfiniteQuery(queries.spaces({ q, state, area, ownerless }));
  useDocumentTitle(t('administration.spaces'), t('administration.title'));
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.spaces')}</Heading>
          <p className="lead">{t('administration.spaces_lead')}</p>
        </div>
      </div>
      <search className="filters">
        <TextField
          type="search"
          label={t('administration.find_by_name')}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <SelectField
          label={t('administration.spaces_owner')}
          value={ownerless ? 'none' : ''}
          onChange={(value) => ask({ ownerless: value === 'none' })}
          options={[
            { value: '', text: t('administration.spaces_any_owner') },
            { value: 'none', text: t('administration.spaces_ownerless') },
          ]}
        />
        <SelectField
          label={t('administration.spaces_state')}
          value={state ?? ''}
          onChange={(value) => ask({ state: value as SpaceState })}
          options={[
            { value: '', text: t('administration.any_state') },
            ...states.map((value) => ({ value, text: t(`administration.spaces_${value}`) })),
          ]}
        />
        {filter.area_name && (
          <div className="govuk-form-group">
            <p className="govuk-label">{t('core.area')}</p>
            <p className="row">
              {filter.area_name}
              <button type="button" className="link-button" onClick={() => ask({ area: '', area_name: '' })}>
                {t('administration.spaces_any_area')}
              </button>
            </p>
          </div>
        )}
      </search>
      <Paged
        query={query}
        empty={
          ownerless && !q ? (
            <Empty title={t('administration.spaces_all_owned')} />
          ) : (
            <Empty title={t('core.nothing_found')}>{t('administration.spaces_none_text')}</Empty>
          )
        }
      >
        {(spaces) => (
          <Records
            caption={t('administration.spaces')}
            columns={[
              t('administration.name'),
              t('administration.spaces_owner'),
              t('core.marking'),
              t('administration.spaces_size'),
              t('administration.spaces_changed'),
            ]}
          >
            {spaces.map((space) => (
              <Row key={space.id} space={space} />
            ))}
          </Records>
        )}
      </Paged>
      {can.includes(may.manage_site) && (
        <Suspense>
          <ReviewInterval />
        </Suspense>
      )}
    </>
  );
}

function Row({ space }: { space: ManagedSpace }) {
  const { t } = useWords();
  const size = useSize();
  const [first, ...others] = space.owners.filter((owner) => owner.in_use);
  return (
    <tr>
      <th scope="row">
        <Link to={place('spaces', space.id)}>{space.name}</Link>{' '}
        {space.state !== 'open' && (
          <StateTag tone="plain">{t(`administration.spaces_${space.state}`)}</StateTag>
        )}
        <span className="records__under">
          {t(`core.kind_${space.kind}`)} · {space.area_name}
        </span>
      </th>
      <td data-label={t('administration.spaces_owner')}>
        {first ? (
          <>
            {first.name}
            {others.length > 0 && ` + ${others.length}`}
          </>
        ) : (
          <StateTag tone="caution">{t('administration.spaces_ownerless')}</StateTag>
        )}
      </td>
      <td data-label={t('core.marking')}>{space.marking}</td>
      <td data-label={t('administration.spaces_size')}>{size(space)}</td>
      <td data-label={t('administration.spaces_changed')}>
        {space.changed ? <Moment at={space.changed} /> : t('administration.never')}
      </td>
    </tr>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ChooseOrganisation } from '@/administration/choosing';
import { Paged, Records } from '@/administration/records';
import { may } from '@/api/permissions';
import * as shared from '@/api/queries';
import type { PersonInSpace } from '@/generated/types';
import { Button } from '@/kit/button';
import { SelectField } from '@/kit/field';
import { StateTag } from '@/kit/state_tag';
import { NoAccess } from '@/kit/states';
import { with_export_texts } from '@/reading/export_parts';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import { type AccessWay, type Asked, people_in } from './queries';
import ReviewState from './review_state';
import { Day, Why } from './why';
import './words';

const TableDialog = lazy(with_export_texts(() => import('./table_dialog')));

const ways: AccessWay[] = ['own', 'group', 'organisation', 'above', 'part'];

/** Everybody who can see the space, and why: for those who look after its access. */
export default function WhoScreen() {
  const { t } = useWords();
  const space = useSpace();
  const [way, set_way] = useState<AccessWay | ''>('');
  const [role, set_role] = useState('');
  const [organisation, choose] = useState<{ id: string; name: string } | null>(null);
  const asked: Asked = {
    ...(way ? { way } : {}),
    ...(role ? { role } : {}),
    ...(organisation ? { organisation: organisation.id } : {}),
  };
  const manages = space.can.includes(may.manage_access);
  const query = useInfiniteQuery({ ...people_in(space.id, asked), enabled: manages });
  const asks_why = query.data?.pages[0]?.table_reason;
  const [taking, take_out] = useState(false);
  const table = `/api/v1/spaces/${space.id}/people/table?${new URLSearchParams({ ...asked })}`;
  const { data: members } = useInfiniteQuery(shared.members(space.id));
  useDocumentTitle(t('membership.title'), space.name);
  if (!manages) return <NoAccess />;
  return (
    <div className="stack">
      <Heading of={`access ${space.id}`}>{t('membership.title_of', { space: space.name })}</Heading>
      <p className="lead">{t('membership.lead')}</p>
      <p className="row">
        <Link to={space_address(space.slug, 'members')}>{t('membership.change')}</Link>
        {!asks_why && (
          <a className="govuk-button govuk-button--secondary" href={table} download>
            {t('membership.table')}
          </a>
        )}
        {asks_why && (
          <Button kind="secondary" onClick={() => take_out(true)}>
            {t('membership.table')}
          </Button>
        )}
      </p>
      <Suspense>{taking && <TableDialog address={table} onClose={() => take_out(false)} />}</Suspense>
      <ReviewState space={space} />
      <search className="filters">
        <ChooseOrganisation
          label={t('membership.filter_organisation')}
          chosen={organisation}
          onChoose={choose}
        />
        <SelectField
          label={t('membership.filter_way')}
          value={way}
          options={[
            { value: '', text: t('membership.way_any') },
            ...ways.map((one) => ({ value: one, text: t(`membership.way_${one}`) })),
          ]}
          onChange={(chosen) => set_way(chosen as AccessWay | '')}
        />
        <SelectField
          label={t('core.role')}
          value={role}
          options={[
            { value: '', text: t('membership.role_any') },
            ...(members?.pages[0]?.roles ?? []).map((one) => ({ value: one.key, text: one.name })),
          ]}
          onChange={set_role}
        />
      </search>
      <Paged query={query}>
        {(people) => (
          <Records
            caption={t('membership.title')}
            columns={[t('membership.column_who'), t('membership.column_why')]}
          >
            {people.map((one) => (
              <Row key={one.person.id} one={one} />
            ))}
          </Records>
        )}
      </Paged>
    </div>
  );
}

function Row({ one }: { one: PersonInSpace }) {
  const { t } = useWords();
  const { person, guest, sponsor, account_ends } = one;
  return (
    <tr>
      <th scope="row">
        {person.name} {guest && <StateTag tone="caution">{t('core.person_guest')}</StateTag>}
        <span className="records__under">{person.organisation}</span>
        {sponsor && <span className="records__under">{t('membership.sponsor', { name: sponsor.name })}</span>}
        {account_ends && (
          <span className="records__under">
            {t('membership.account_ends')} <Day at={account_ends} />
          </span>
        )}
      </th>
      <td>
        <ul className="plain">
          {one.why.map((role) => (
            <li key={role.grant}>
              <Why {...role} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

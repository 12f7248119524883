import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { TextField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { StateTag } from '@/kit/state_tag';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { say_or, useWords } from '@/words';
import { ChoosePerson } from '../choosing';
import { end_of_day } from '../people/words';
import * as queries from '../queries';
import { Paged, Records } from '../records';

/** Who did what, when: asked for by person, action and time, and taken out as a table. */
export function Audit() {
  const { t } = useWords();
  const [actor, choose] = useState<{ id: string; name: string } | null>(null);
  const [typed, type] = useState('');
  const [from, set_from] = useState('');
  const [to, set_to] = useState('');
  const action = useDeferredValue(typed.trim());
  const asked = {
    ...(actor ? { actor: actor.id } : {}),
    ...(action ? { action } : {}),
    ...(from ? { since: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { until: end_of_day(to) } : {}),
  };
  const query = useInfiniteQuery(queries.audit(asked));
  useDocumentTitle(t('administration.audit'), t('administration.title'));
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.audit')}</Heading>
          <p className="lead">{t('administration.audit_lead')}</p>
        </div>
        <a
          className="govuk-button govuk-button--secondary"
          href={`/api/v1/administration/audit/table?${new URLSearchParams(asked)}`}
          download
        >
          {t('administration.audit_table')}
        </a>
      </div>
      <search className="filters">
        <TextField
          type="search"
          label={t('administration.audit_what')}
          placeholder="identity.person"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <ChoosePerson label={t('administration.audit_who')} chosen={actor} onChoose={choose} />
        <TextField
          type="date"
          label={t('administration.audit_since')}
          value={from}
          onChange={(event) => set_from(event.target.value)}
        />
        <TextField
          type="date"
          label={t('administration.audit_until')}
          value={to}
          onChange={(event) => set_to(event.target.value)}
        />
      </search>
      <Paged query={query}>
        {(lines) => (
          <Records
            caption={t('administration.audit')}
            columns={[
              t('administration.audit_what_column'),
              t('administration.audit_who'),
              t('administration.audit_to'),
              t('administration.audit_when'),
            ]}
          >
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  {say_or(`deeds.action_${line.action}`, line.action)}{' '}
                  {line.result !== 'done' && (
                    <StateTag tone="caution">{t(`administration.audit_${line.result}`)}</StateTag>
                  )}
                  <span className="records__under">
                    {[line.action, line.reason, line.detail].filter(Boolean).join(' · ')}
                  </span>
                </th>
                <td data-label={t('administration.audit_who')}>
                  {line.actor_name || t('administration.audit_house')}
                </td>
                {line.object_name || line.place_name ? (
                  <td data-label={t('administration.audit_to')}>
                    {line.object_name}
                    <span className="records__under">{line.place_name}</span>
                  </td>
                ) : (
                  <td />
                )}
                <td data-label={t('administration.audit_when')}>
                  <Moment at={line.at} />
                </td>
              </tr>
            ))}
          </Records>
        )}
      </Paged>
    </>
  );
}

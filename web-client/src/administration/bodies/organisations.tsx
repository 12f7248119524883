import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { post_administration_organisations } from '@/generated/organisation';
import { Button } from '@/kit/button';
import { Radios, TextField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { StateTag } from '@/kit/state_tag';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import { place } from '../place';
import * as queries from '../queries';
import { Paged, Records } from '../records';
import { DomainsField, description, NameFields, nothing_yet } from './organisation_fields';

/** Every organisation that somebody belongs or belonged to. */
export function Organisations() {
  const { t } = useWords();
  const [typed, type] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useInfiniteQuery(queries.organisations(q));
  const [adding, add] = useState(false);
  const [done, set_done] = useState('');
  useDocumentTitle(t('administration.organisations'), t('administration.title'));
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.organisations')}</Heading>
        </div>
        <Button onClick={() => add(true)}>{t('administration.add_organisation')}</Button>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      <search className="filters">
        <TextField
          type="search"
          label={t('administration.find_by_name')}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </search>
      <Paged query={query}>
        {(found) => (
          <Records
            caption={t('administration.organisations')}
            columns={[
              t('administration.name'),
              t('administration.kind_of_body'),
              { text: t('administration.people_of_today'), kind: 'number' },
            ]}
          >
            {found.map((body) => (
              <tr key={body.id}>
                <th scope="row">
                  <Link to={place('organisations', body.id)}>{body.name}</Link>
                  <span className="records__under">{body.short_name}</span>
                </th>
                <td>
                  {t(`administration.body_${body.kind}`)}{' '}
                  {body.ended && <StateTag tone="caution">{t('administration.ended')}</StateTag>}
                </td>
                <td className="records__number" data-label={t('administration.people_of_today')}>
                  {body.people}
                </td>
              </tr>
            ))}
          </Records>
        )}
      </Paged>
      {adding && <AddOrganisation onDone={set_done} onClose={() => add(false)} />}
    </>
  );
}

function AddOrganisation({ onDone, onClose }: { onDone: (text: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const [kind, set_kind] = useState('external');
  const [typed, type] = useState(nothing_yet);
  const { name } = description(typed);
  return (
    <FormDialog
      title={t('administration.add_organisation')}
      act={t('administration.add')}
      check={() => (name ? {} : { name: t('administration.enter_name') })}
      apply={() => post_administration_organisations({ ...description(typed), kind: kind as 'external' })}
      onDone={() => onDone(t('administration.organisation_added', { name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <NameFields value={typed} error_of={error_of} onChange={type} />
          <Radios
            legend={t('administration.kind_of_body')}
            error={error_of('kind')}
            value={kind}
            onChange={set_kind}
            options={[
              { value: 'external', text: t('administration.body_external') },
              { value: 'government', text: t('administration.body_government') },
            ]}
          />
          <DomainsField value={typed} error_of={error_of} onChange={type} />
        </>
      )}
    </FormDialog>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { post_administration_organisations } from '@/generated/api';
import { Button } from '@/kit/button';
import { Radios, TextArea, TextField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import { place } from '../place';
import * as queries from '../queries';
import { domains_in } from './domains';

/** Every organisation that somebody belongs or belonged to. */
export function Organisations() {
  const { t } = useWords();
  const [typed, type] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useInfiniteQuery(queries.organisations(q));
  const found = query.data?.pages.flatMap((page) => page.items) ?? [];
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
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && found.length === 0 && <Empty title={t('core.nothing_found')} />}
      {found.length > 0 && (
        <table className="records">
          <caption className="visually-hidden">{t('administration.organisations')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('administration.name')}</th>
              <th scope="col">{t('administration.kind_of_body')}</th>
              <th scope="col" className="records__number">
                {t('administration.people_of_today')}
              </th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      )}
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {adding && <AddOrganisation onDone={set_done} onClose={() => add(false)} />}
    </>
  );
}

function AddOrganisation({ onDone, onClose }: { onDone: (text: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const [kind, set_kind] = useState('external');
  const [name, set_name] = useState('');
  const [short_name, set_short_name] = useState('');
  const [domains, set_domains] = useState('');
  return (
    <FormDialog
      title={t('administration.add_organisation')}
      act={t('administration.add')}
      check={() => (name.trim() ? {} : { name: t('administration.enter_name') })}
      apply={() =>
        post_administration_organisations({
          name: name.trim(),
          short_name: short_name.trim(),
          kind: kind as 'external',
          domains: domains_in(domains),
        })
      }
      onDone={() => onDone(t('administration.organisation_added', { name: name.trim() }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <TextField
            label={t('administration.name')}
            error={error_of('name')}
            maxLength={200}
            value={name}
            onChange={(event) => set_name(event.target.value)}
          />
          <TextField
            label={t('administration.short_name')}
            error={error_of('short_name')}
            maxLength={60}
            value={short_name}
            onChange={(event) => set_short_name(event.target.value)}
          />
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
          <TextArea
            label={t('administration.domains')}
            hint={t('administration.domains_hint')}
            error={error_of('domains')}
            spellCheck={false}
            value={domains}
            onChange={(event) => set_domains(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

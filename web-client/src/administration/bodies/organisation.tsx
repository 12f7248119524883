import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  post_administration_organisation_split,
  put_administration_organisation,
} from '@/generated/organisation';
import type { OrganisationView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Checkboxes } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { FormDialog } from '../form_dialog';
import { place } from '../place';
import * as queries from '../queries';
import { type Described, DomainsField, description, NameFields, nothing_yet } from './organisation_fields';

/** One organisation: its names with their dates, its domains, renaming, merging and splitting. */
export function OrganisationScreen({ id }: { id: string }) {
  const { t, language } = useWords();
  const { data: view, error, refetch } = useQuery(queries.organisation(id));
  const [open, set_open] = useState<'change' | 'split' | null>(null);
  const [done, set_done] = useState('');
  useDocumentTitle(view?.organisation.name);
  if (!view) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const { organisation, names, domains } = view;
  const day = (time: string) => date_in_words(new Date(time), language, 'day_and_year');
  const close = () => set_open(null);
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading of={organisation.id}>{organisation.name}</Heading>
          <p className="lead">
            {[organisation.short_name, t(`administration.body_${organisation.kind}`)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {!organisation.ended && (
          <div className="row">
            <Button kind="secondary" onClick={() => set_open('change')}>
              {t('administration.change_organisation')}
            </Button>
            <Button kind="secondary" onClick={() => set_open('split')}>
              {t('administration.split')}
            </Button>
          </div>
        )}
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {organisation.ended && (
        <Notice kind="note">
          {t('administration.ended_into', {
            day: day(organisation.ended),
            name: organisation.successor_name,
          })}
        </Notice>
      )}
      <dl className="govuk-summary-list">
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{t('administration.people_of_today')}</dt>
          <dd className="govuk-summary-list__value">
            {organisation.people > 0 ? (
              <Link
                to={place('people')}
                search={{ organisation: organisation.id, organisation_name: organisation.name } as never}
              >
                {t('administration.people_count', { count: organisation.people })}
              </Link>
            ) : (
              t('administration.nobody')
            )}
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{t('administration.domains')}</dt>
          <dd className="govuk-summary-list__value">{domains.join(', ') || t('core.none_given')}</dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{t('administration.names')}</dt>
          <dd className="govuk-summary-list__value">
            {names.map(({ name, since }) => (
              <p key={since}>
                {name} <span className="soft">{t('administration.since_month', { month: day(since) })}</span>
              </p>
            ))}
          </dd>
        </div>
      </dl>
      {!organisation.ended && organisation.kind !== 'host' && (
        <section className="administration__part">
          <h2 className="section-title">{t('administration.merge_organisation')}</h2>
          <p className="lead">{t('administration.merge_organisation_about')}</p>
          <p>
            <Link to={place('organisations', organisation.id, 'merge')}>
              {t('administration.merge_organisation_begin')}
            </Link>
          </p>
        </section>
      )}
      {open === 'change' && <Change view={view} onDone={set_done} onClose={close} />}
      {open === 'split' && <Split view={view} onDone={set_done} onClose={close} />}
    </>
  );
}

interface DialogProps {
  view: OrganisationView;
  onDone: (text: string) => void;
  onClose: () => void;
}

function Change({ view: { organisation, domains }, onDone, onClose }: DialogProps) {
  const { t } = useWords();
  const [version] = useState(organisation.version);
  const [typed, type] = useState<Described>({ ...organisation, domains: domains.join('\n') });
  const { name } = description(typed);
  return (
    <FormDialog
      title={t('administration.change_organisation')}
      act={t('administration.save')}
      check={() => (name ? {} : { name: t('administration.enter_name') })}
      apply={() =>
        put_administration_organisation(
          { organisation: organisation.id, ...description(typed) },
          { if_match: version },
        )
      }
      onDone={() => onDone(t('administration.organisation_changed', { name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <NameFields
            hint={t('administration.rename_hint')}
            value={typed}
            error_of={error_of}
            onChange={type}
          />
          <DomainsField value={typed} error_of={error_of} onChange={type} />
        </>
      )}
    </FormDialog>
  );
}

function Split({ view: { organisation, domains }, onDone, onClose }: DialogProps) {
  const { t } = useWords();
  const [version] = useState(organisation.version);
  const [typed, type] = useState(nothing_yet);
  const { name, short_name } = description(typed);
  const [taken, take] = useState<string[]>([]);
  return (
    <FormDialog
      title={t('administration.split_name', { name: organisation.name })}
      act={t('administration.split')}
      check={() => (name ? {} : { name: t('administration.enter_name') })}
      apply={() =>
        post_administration_organisation_split(
          {
            organisation: organisation.id,
            name,
            short_name: short_name,
            domains: taken,
          },
          { if_match: version },
        )
      }
      onDone={() => onDone(t('administration.organisation_split', { name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <p>{t('administration.split_text')}</p>
          <NameFields
            label={t('administration.split_new_name')}
            value={typed}
            error_of={error_of}
            onChange={type}
          />
          {domains.length > 0 && (
            <Checkboxes
              legend={t('administration.split_domains')}
              error={error_of('domains')}
              values={taken}
              onChange={take}
              options={domains.map((domain) => ({ value: domain, text: domain }))}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

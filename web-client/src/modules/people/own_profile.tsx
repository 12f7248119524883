import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/api/problem';
import { put_profile } from '@/generated/profile';
import type { OwnProfile as KeptProfile } from '@/generated/types';
import { Button } from '@/kit/button';
import { ErrorSummary } from '@/kit/error_summary';
import { Radios, SelectField, TextArea, TextField } from '@/kit/field';
import { Picker } from '@/kit/picker';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { zone_in_words, zones_with } from './clocks';
import { find_words, own_profile } from './queries';
import './texts';

/** What one says of oneself, each part with who sees it. */
export function OwnProfile() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(own_profile);
  useDocumentTitle(t('people.title'));
  return (
    <main id="main" className="screen screen--narrow" tabIndex={-1}>
      <Heading>{t('people.title')}</Heading>
      <p className="lead">{t('people.title_lead')}</p>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton title={false} />}
      {data && <ProfileForm known={data} />}
    </main>
  );
}

const line_by_line = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const fields = ['does', 'skills', 'works_on', 'languages', 'hours', 'time_zone', 'contact', 'contact_for'];

function ProfileForm({ known }: { known: KeptProfile }) {
  const { t } = useWords();
  const me = usePerson();
  const client = useQueryClient();
  const navigate = useNavigate();
  // What is being typed is the form's own, however often the profile is read again.
  const [begun] = useState(known);
  const [typed, type] = useState({
    ...begun,
    skills: begun.skills.join('\n'),
    languages: begun.languages.join('\n'),
  });
  const save = useMutation({
    mutationFn: () =>
      put_profile(
        {
          does: typed.does.trim(),
          works_on: typed.works_on.trim(),
          skills: line_by_line(typed.skills),
          languages: line_by_line(typed.languages),
          hours: typed.hours.trim(),
          contact: typed.contact.trim(),
          contact_for: typed.contact_for,
          time_zone: typed.time_zone,
        },
        { if_match: begun.version },
      ),
    onSuccess: async () => {
      for (const key of ['people', 'person', 'session']) await client.invalidateQueries({ queryKey: [key] });
      await navigate({
        to: '/people/$person',
        params: { person: me.id },
        state: { notice: t('people.saved') },
      });
    },
  });
  const refused = save.error instanceof Problem ? save.error : null;
  const error_of = (field: string) => refused?.of(field);
  const errors = fields.flatMap((field) => {
    const message = error_of(field);
    return message ? [{ field, message }] : [];
  });
  const seen = t(me.kind === 'staff' ? 'people.seen_by_staff' : 'people.seen_of_guest');
  const with_seen = (hint: string) => `${hint} ${seen}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <TextField
        id="does"
        label={t('people.does')}
        hint={with_seen(t('people.does_hint'))}
        error={error_of('does')}
        maxLength={120}
        value={typed.does}
        onChange={(event) => type({ ...typed, does: event.target.value })}
      />
      <TextArea
        id="skills"
        label={t('people.skills_field')}
        hint={with_seen(`${t('people.skills_hint')} ${t('people.one_a_line')}`)}
        error={error_of('skills')}
        rows={5}
        value={typed.skills}
        onChange={(event) => type({ ...typed, skills: event.target.value })}
      />
      <Picker
        label={t('people.skill_others')}
        placeholder={t('people.find_typing')}
        find={find_words('skill')}
        keyOf={(word) => word}
        textOf={(word) => word}
        show={(word) => word}
        onChoose={(word) => type({ ...typed, skills: [...line_by_line(typed.skills), word].join('\n') })}
      />
      <TextArea
        id="works_on"
        label={t('people.works_on_field')}
        hint={with_seen(t('people.works_on_hint'))}
        error={error_of('works_on')}
        maxLength={500}
        rows={4}
        value={typed.works_on}
        onChange={(event) => type({ ...typed, works_on: event.target.value })}
      />
      <TextArea
        id="languages"
        label={t('people.languages_field')}
        hint={with_seen(t('people.one_a_line'))}
        error={error_of('languages')}
        value={typed.languages}
        onChange={(event) => type({ ...typed, languages: event.target.value })}
      />
      <TextField
        id="hours"
        label={t('people.hours_field')}
        hint={with_seen(t('people.hours_hint'))}
        error={error_of('hours')}
        maxLength={120}
        value={typed.hours}
        onChange={(event) => type({ ...typed, hours: event.target.value })}
      />
      <SelectField
        id="time_zone"
        label={t('people.time_zone')}
        hint={seen}
        error={error_of('time_zone')}
        value={typed.time_zone}
        options={zones_with(begun.time_zone).map((value) => ({ value, text: zone_in_words(value) }))}
        onChange={(time_zone) => type({ ...typed, time_zone })}
      />
      <TextField
        id="contact"
        label={t('people.contact_field')}
        hint={t('people.contact_hint')}
        error={error_of('contact')}
        maxLength={120}
        value={typed.contact}
        onChange={(event) => type({ ...typed, contact: event.target.value })}
      />
      <Radios
        id="contact_for"
        legend={t('people.contact_for')}
        error={error_of('contact_for')}
        value={typed.contact_for}
        options={[
          {
            value: 'nobody',
            text: t('people.contact_for_nobody'),
            hint: t('people.contact_for_nobody_hint'),
          },
          {
            value: 'shared_space',
            text: t('people.contact_for_shared_space'),
            hint: t('people.contact_for_shared_space_hint'),
          },
          { value: 'staff', text: t('people.contact_for_staff') },
        ]}
        onChange={(value) => type({ ...typed, contact_for: value as KeptProfile['contact_for'] })}
      />
      {save.error && errors.length === 0 && <Failure error={save.error} />}
      <div className="govuk-button-group">
        <Button type="submit" busy={save.isPending}>
          {t('people.save')}
        </Button>
        <Button
          kind="quiet"
          onClick={() => void navigate({ to: '/people/$person', params: { person: me.id } })}
        >
          {t('core.cancel')}
        </Button>
      </div>
    </form>
  );
}

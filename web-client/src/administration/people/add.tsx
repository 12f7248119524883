import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { Problem } from '@/api/problem';
import { post_administration_people } from '@/generated/account';
import { Button } from '@/kit/button';
import { CheckAnswers } from '@/kit/check_answers';
import { ErrorSummary } from '@/kit/error_summary';
import { Radios, SelectField, TextArea, TextField } from '@/kit/field';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { ChooseOrganisation, ChoosePerson } from '../choosing';
import { place } from '../place';
import { read_again } from '../queries';
import { end_of_day } from './words';

interface Named {
  id: string;
  name: string;
}
interface Answers {
  kind: 'staff' | 'guest';
  name: string;
  email: string;
  title: string;
  organisation: Named | null;
  language: 'en' | 'cy';
  sponsor: Named | null;
  purpose: string;
  until: string;
}
const first: Answers = {
  kind: 'staff',
  name: '',
  email: '',
  title: '',
  organisation: null,
  language: 'en',
  sponsor: null,
  purpose: '',
  until: '',
};

/** An account from one form and a check-answers page. */
export function AddPerson() {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [answers, set_answers] = useState(first);
  const [checking, check] = useState(false);
  useDocumentTitle(t('administration.add_person'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other step begins at its top.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [checking]);
  const add = useMutation({
    mutationFn: () => post_administration_people(body_of(answers)),
    onSuccess: async ({ id }) => {
      await read_again(client);
      void navigate({ to: place('people', id) });
    },
    onError: (problem) => {
      if (problem instanceof Problem && problem.fields.length > 0) check(false);
    },
  });
  const refused = add.error instanceof Problem ? add.error.fields : [];
  return (
    <>
      <Heading of={checking ? 'check' : 'form'}>
        {t(checking ? 'core.check_answers' : 'administration.add_person')}
      </Heading>
      {add.error && refused.length === 0 && <Failure error={add.error} />}
      {checking ? (
        <Check
          answers={answers}
          busy={add.isPending}
          onChange={() => check(false)}
          onAdd={() => add.mutate()}
        />
      ) : (
        <Questions
          answers={answers}
          refused={Object.fromEntries(refused.map(({ path, message }) => [path, message]))}
          onChange={set_answers}
          onNext={() => check(true)}
        />
      )}
    </>
  );
}

function body_of(answers: Answers): Parameters<typeof post_administration_people>[0] {
  const { kind, language, organisation, sponsor, until } = answers;
  return {
    kind,
    language,
    name: answers.name.trim(),
    email: answers.email.trim(),
    title: answers.title.trim(),
    ...(organisation ? { organisation: organisation.id } : {}),
    ...(kind === 'guest' && sponsor
      ? { sponsor: sponsor.id, purpose: answers.purpose.trim(), expires: end_of_day(until) }
      : {}),
  };
}

interface QuestionsProps {
  answers: Answers;
  refused: Record<string, string>;
  onChange: (answers: Answers) => void;
  onNext: () => void;
}

function Questions({ answers, refused, onChange, onNext }: QuestionsProps) {
  const { t } = useWords();
  const [errors, set_errors] = useState(refused);
  const change = (next: Partial<Answers>) => onChange({ ...answers, ...next });
  const guest = answers.kind === 'guest';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(answers.name.trim() ? {} : { name: t('administration.enter_name') }),
      ...(answers.email.includes('@') ? {} : { email: t('identity.not_an_address') }),
      ...(guest && !answers.sponsor ? { sponsor: t('identity.guest_needs_sponsor') } : {}),
      ...(guest && !answers.until ? { expires: t('identity.guest_needs_end') } : {}),
    };
    set_errors(missing);
    if (Object.keys(missing).length === 0) onNext();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary
        errors={Object.entries(errors).map(([path, message]) => ({ field: `person-${path}`, message }))}
      />
      <Radios
        id="person-kind"
        legend={t('administration.kind_of_account')}
        value={answers.kind}
        onChange={(kind) => change({ kind: kind as Answers['kind'] })}
        options={[
          { value: 'staff', text: t('core.person_staff'), hint: t('administration.staff_hint') },
          { value: 'guest', text: t('core.person_guest'), hint: t('administration.guest_hint') },
        ]}
      />
      <TextField
        id="person-name"
        label={t('administration.name')}
        error={errors.name}
        maxLength={200}
        autoComplete="off"
        value={answers.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        id="person-email"
        type="email"
        label={t('identity.email')}
        hint={t('administration.email_hint')}
        error={errors.email}
        maxLength={254}
        spellCheck={false}
        autoComplete="off"
        value={answers.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <TextField
        id="person-title"
        label={t('administration.job_title_optional')}
        error={errors.title}
        maxLength={200}
        autoComplete="off"
        value={answers.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <ChooseOrganisation
        id="person-organisation"
        label={t('administration.organisation_optional')}
        hint={t('administration.organisation_hint')}
        error={errors.organisation}
        chosen={answers.organisation}
        onChoose={(organisation) => change({ organisation })}
      />
      {guest && (
        <>
          <ChoosePerson
            id="person-sponsor"
            label={t('administration.sponsor')}
            hint={t('administration.sponsor_hint')}
            error={errors.sponsor}
            chosen={answers.sponsor}
            onChoose={(sponsor) => change({ sponsor })}
          />
          <TextArea
            id="person-purpose"
            label={t('administration.purpose')}
            hint={t('administration.purpose_hint')}
            error={errors.purpose}
            maxLength={500}
            value={answers.purpose}
            onChange={(event) => change({ purpose: event.target.value })}
          />
          <TextField
            id="person-expires"
            type="date"
            label={t('administration.ends')}
            hint={t('administration.ends_hint')}
            className="govuk-input--width-10"
            error={errors.expires}
            value={answers.until}
            onChange={(event) => change({ until: event.target.value })}
          />
        </>
      )}
      <SelectField
        id="person-language"
        label={t('administration.language')}
        value={answers.language}
        options={[
          { value: 'en', text: t('administration.language_en') },
          { value: 'cy', text: t('administration.language_cy') },
        ]}
        onChange={(language) => change({ language: language as Answers['language'] })}
      />
      <Button type="submit">{t('core.continue')}</Button>
    </form>
  );
}

interface CheckProps {
  answers: Answers;
  busy: boolean;
  onChange: () => void;
  onAdd: () => void;
}

function Check({ answers, busy, onChange, onAdd }: CheckProps) {
  const { t, language } = useWords();
  const rows: [string, string][] = [
    [t('administration.kind_of_account'), t(`core.person_${answers.kind}`)],
    [t('administration.name'), answers.name],
    [t('identity.email'), answers.email],
    [t('administration.job_title'), answers.title || t('core.none_given')],
    [
      t('administration.organisation'),
      answers.organisation?.name ?? t('administration.organisation_by_address'),
    ],
    ...(answers.kind === 'guest'
      ? ([
          [t('administration.sponsor'), answers.sponsor?.name ?? ''],
          [t('administration.purpose'), answers.purpose || t('core.none_given')],
          [
            t('administration.ends'),
            date_in_words(new Date(`${answers.until}T12:00`), language, 'day_and_year'),
          ],
        ] as [string, string][])
      : []),
    [t('administration.language'), t(`administration.language_${answers.language}`)],
  ];
  return (
    <CheckAnswers
      rows={rows}
      act={t('administration.add_person')}
      busy={busy}
      onChange={onChange}
      onAct={onAdd}
    >
      {t('administration.add_text')}
    </CheckAnswers>
  );
}

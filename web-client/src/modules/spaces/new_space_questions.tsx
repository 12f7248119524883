import { type FormEvent, useState } from 'react';
import type { FieldProblem } from '@/api/problem';
import type { MarkingEffect, SpaceForm } from '@/generated/types';
import { Button } from '@/kit/button';
import { ErrorSummary } from '@/kit/error_summary';
import { Checkboxes, Radios, SelectField, TextArea, TextField } from '@/kit/field';
import { type Key, type Say, say_or, useWords } from '@/words';
import type { Answers } from './new_space';

const kinds: { kind: Answers['kind']; hint: Key }[] = [
  { kind: 'workspace', hint: 'core.kind_workspace_hint' },
  { kind: 'community', hint: 'core.kind_community_hint' },
  { kind: 'public', hint: 'core.kind_public_hint' },
];

interface QuestionsProps {
  answers: Answers;
  form: SpaceForm;
  /** What the server said about single answers. */
  refused: FieldProblem[];
  onChange: (answers: Answers) => void;
  onNext: () => void;
}

export function NewSpaceQuestions({ answers, form, refused, onChange, onNext }: QuestionsProps) {
  const { t } = useWords();
  const [errors, set_errors] = useState(() =>
    refused.map((field) => ({ field: `space-${field.path}`, message: field.message })),
  );
  const change = (next: Partial<Answers>) => onChange({ ...answers, ...next });
  const error_of = (field: string) => errors.find((error) => error.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(answers.name.trim() ? [] : [{ field: 'space-name', message: t('opening.enter_space_name') }]),
      ...(answers.area ? [] : [{ field: 'space-area', message: t('opening.choose_area') }]),
    ];
    set_errors(missing);
    if (missing.length === 0) onNext();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <TextField
        id="space-name"
        label={t('core.space_name')}
        hint={t('core.space_name_hint')}
        error={error_of('space-name')}
        maxLength={120}
        value={answers.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextArea
        id="space-summary"
        label={t('core.space_summary')}
        hint={t('core.space_summary_hint')}
        error={error_of('space-summary')}
        maxLength={500}
        value={answers.summary}
        onChange={(event) => change({ summary: event.target.value })}
      />
      <Radios
        id="space-kind"
        legend={t('core.space_kind')}
        error={error_of('space-kind')}
        value={answers.kind}
        onChange={(kind) => change({ kind: kind as Answers['kind'] })}
        options={kinds.map(({ kind, hint }) => ({
          value: kind,
          text: t(`core.kind_${kind}`),
          hint: t(hint),
        }))}
      />
      <SelectField
        id="space-area"
        label={t('core.area')}
        hint={t('opening.area_hint')}
        error={error_of('space-area')}
        value={answers.area}
        options={form.areas.map((area) => ({
          value: area.id,
          text: '\u2003'.repeat(area.depth) + area.name,
        }))}
        onChange={(area) => change({ area })}
      />
      <Radios
        id="space-marking"
        legend={t('core.marking')}
        hint={t('opening.marking_hint')}
        error={error_of('space-marking')}
        value={answers.marking}
        onChange={(marking) => change({ marking })}
        options={form.markings.map((marking) => ({
          value: marking.key,
          text: marking.name,
          hint: in_words(marking.effects, t),
        }))}
      />
      <TextField
        id="space-handling"
        label={t('opening.handling')}
        hint={t('opening.handling_hint')}
        error={error_of('space-handling')}
        maxLength={200}
        value={answers.handling}
        onChange={(event) => change({ handling: event.target.value })}
      />
      <Radios
        id="space-listed"
        legend={t('core.listing')}
        value={answers.listed ? 'listed' : 'private'}
        onChange={(value) => change({ listed: value === 'listed' })}
        options={[
          { value: 'listed', text: t('core.listed'), hint: t('opening.listed_hint') },
          { value: 'private', text: t('core.unlisted'), hint: t('opening.unlisted_hint') },
        ]}
      />
      {form.templates.length > 0 && (
        <SelectField
          id="space-template"
          label={t('opening.template')}
          hint={t('opening.template_hint')}
          value={answers.template}
          options={[
            { value: '', text: t('opening.template_none') },
            ...form.templates.map((template) => ({ value: template.id, text: template.name })),
          ]}
          onChange={(template) => change({ template })}
        />
      )}
      {!answers.template && form.sections.length > 0 && (
        <Checkboxes
          id="space-sections"
          legend={t('core.sections')}
          error={error_of('space-sections')}
          values={answers.modules}
          onChange={(modules) => change({ modules })}
          options={form.sections.map(({ module, name, group }) => ({
            value: module,
            text: name,
            hint: t(`core.group_${group}`),
          }))}
        />
      )}
      <Button type="submit">{t('core.continue')}</Button>
    </form>
  );
}

/** What a marking does to those who work under it; what they would not notice is left out. */
function in_words(effects: MarkingEffect[], t: Say): string {
  const parts = effects.map(({ effect, value }) =>
    effect === 'idle_minutes'
      ? idle_in_words(Number(value), t)
      : say_or(`opening.marking_${effect}_${value}`, ''),
  );
  return `${parts.filter(Boolean).join('; ')}.`;
}

const idle_in_words = (minutes: number, t: Say) =>
  minutes % 60 === 0
    ? t('opening.marking_idle_hours', { count: minutes / 60 })
    : t('opening.marking_idle_minutes', { count: minutes });

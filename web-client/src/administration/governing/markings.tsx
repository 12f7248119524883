import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { put_administration_marking, put_administration_marking_ceiling } from '@/generated/marking';
import type { EffectLine, MarkingLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Radios, SelectField, TextField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { type Key, type Say, useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import * as queries from '../queries';
import './governing.css';
import './words';

type Counting =
  | 'guests'
  | 'public_page'
  | 'email'
  | 'offline_copy'
  | 'export'
  | 'copy_lower'
  | 'idle_minutes';
const counting = (marking: MarkingLine) =>
  marking.effects.filter((line): line is EffectLine & { effect: Counting } => line.counts);

/** "No guests"; "you are signed out after 4 hours of doing nothing" */
function in_words(effect: string, value: string, t: Say): string {
  const minutes = Number(value);
  if (effect === 'copy_lower') return t(`governing.copy_lower_${value}` as Key);
  if (effect !== 'idle_minutes') return t(`opening.marking_${effect}_${value}` as Key);
  return minutes > 0 && minutes % 60 === 0
    ? t('opening.marking_idle_hours', { count: minutes / 60 })
    : t('opening.marking_idle_minutes', { count: minutes || 0 });
}

/** What each marking does, and the highest that the site may hold. */
export function Markings() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(queries.markings);
  const [changing, change] = useState<MarkingLine | 'ceiling' | null>(null);
  const [done, set_done] = useState('');
  useDocumentTitle(t('administration.markings'), t('administration.title'));
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const tiers = data.items.filter((marking) => marking.effects.length > 0);
  const ceiling = tiers.findLast((marking) => marking.allowed);
  const close = () => change(null);
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.markings')}</Heading>
          <p className="lead">{t('governing.markings_lead')}</p>
        </div>
        <Button kind="secondary" onClick={() => change('ceiling')}>
          {t('governing.ceiling_change')}
        </Button>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      <p>
        {t('governing.ceiling')}: <strong>{ceiling?.name}</strong>
      </p>
      {tiers.map((marking) => (
        <section key={marking.key} className="administration__part">
          <h2 className="section-title">
            {marking.name}{' '}
            {!marking.allowed && <StateTag tone="plain">{t('governing.above_ceiling')}</StateTag>}
          </h2>
          <p className="lead">{use_in_words(marking, t)}</p>
          <dl className="govuk-summary-list">
            {counting(marking).map(({ effect, value }) => (
              <div key={effect} className="govuk-summary-list__row">
                <dt className="govuk-summary-list__key">{t(`governing.effect_${effect}`)}</dt>
                <dd className="govuk-summary-list__value sentence">{in_words(effect, value, t)}</dd>
              </div>
            ))}
          </dl>
          <Button kind="secondary" onClick={() => change(marking)}>
            {t('governing.marking_change')}
            <span className="visually-hidden"> {marking.name}</span>
          </Button>
        </section>
      ))}
      <p className="administration__part soft">{t('governing.markings_unused')}</p>
      {changing === 'ceiling' && ceiling && (
        <Ceiling tiers={tiers} now={ceiling} onDone={set_done} onClose={close} />
      )}
      {changing && changing !== 'ceiling' && <Change marking={changing} onDone={set_done} onClose={close} />}
    </>
  );
}

const use_in_words = ({ spaces, objects }: MarkingLine, t: Say) =>
  t('governing.marking_use', {
    spaces: t('governing.marking_spaces', { count: spaces }),
    objects: t('governing.marking_objects', { count: objects }),
  });

interface ChangeProps {
  marking: MarkingLine;
  onDone: (text: string) => void;
  onClose: () => void;
}

/** The form, and below it what would change for whom. */
function Change({ marking, onDone, onClose }: ChangeProps) {
  const { t } = useWords();
  const effects = counting(marking);
  const [values, set_values] = useState<Record<string, string>>(() =>
    Object.fromEntries(effects.map(({ effect, value }) => [effect, value])),
  );
  const changed = effects.filter(({ effect, value }) => values[effect] !== value);
  const hides_public =
    changed.some(({ effect }) => effect === 'public_page' && values[effect] === 'refused') &&
    marking.public_spaces > 0;
  return (
    <FormDialog
      title={t('governing.marking_change_of', { name: marking.name })}
      act={t('administration.save')}
      check={() => (minutes_are_right(values) ? {} : { value: t('governing.minutes_hint') })}
      apply={() =>
        put_administration_marking(
          {
            marking: marking.key,
            effects: changed.map(({ effect }) => ({ effect, value: values[effect] ?? '' })),
          },
          { if_match: marking.version },
        )
      }
      onDone={() => onDone(t('governing.marking_changed', { name: marking.name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          {effects.map(({ effect, choices }) =>
            effect === 'idle_minutes' ? (
              <TextField
                key={effect}
                label={`${t('governing.effect_idle_minutes')} (${t('governing.minutes')})`}
                hint={t('governing.minutes_hint')}
                error={error_of('value')}
                inputMode="numeric"
                className="govuk-input--width-5"
                value={values[effect] ?? ''}
                onChange={(event) => set_values({ ...values, [effect]: event.target.value.trim() })}
              />
            ) : (
              <SelectField
                key={effect}
                label={t(`governing.effect_${effect}`)}
                value={values[effect] ?? ''}
                onChange={(value) => set_values({ ...values, [effect]: value })}
                options={choices.map((value) => ({ value, text: in_words(effect, value, t) }))}
              />
            ),
          )}
          <div aria-live="polite">
            {changed.length > 0 && (
              <>
                <p>
                  <strong>{t('governing.marking_preview')}</strong>
                </p>
                <ul className="govuk-list govuk-list--bullet">
                  {changed.map(({ effect, value }) => (
                    <li key={effect}>
                      {t('governing.marking_becomes', {
                        before: in_words(effect, value, t),
                        after: in_words(effect, values[effect] ?? '', t),
                      })}
                    </li>
                  ))}
                </ul>
                <p>{use_in_words(marking, t)}</p>
                {hides_public && (
                  <Notice kind="caution">
                    {t('governing.marking_public', { count: marking.public_spaces })}
                  </Notice>
                )}
              </>
            )}
          </div>
        </>
      )}
    </FormDialog>
  );
}

function minutes_are_right({ idle_minutes = '' }: Record<string, string>): boolean {
  const minutes = Number(idle_minutes);
  return /^\d+$/.test(idle_minutes) && minutes >= 1 && minutes <= 1440;
}

interface CeilingProps {
  tiers: MarkingLine[];
  now: MarkingLine;
  onDone: (text: string) => void;
  onClose: () => void;
}

function Ceiling({ tiers, now, onDone, onClose }: CeilingProps) {
  const { t } = useWords();
  const [chosen, choose] = useState(now.key);
  const name = tiers.find((marking) => marking.key === chosen)?.name ?? '';
  return (
    <FormDialog
      title={t('governing.ceiling_change')}
      act={t('administration.save')}
      apply={() => put_administration_marking_ceiling({ marking: chosen })}
      onDone={() => onDone(t('governing.ceiling_changed', { name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <Radios
          legend={t('governing.ceiling')}
          hint={t('governing.ceiling_hint')}
          error={error_of('marking')}
          value={chosen}
          onChange={choose}
          options={tiers.map((marking) => ({ value: marking.key, text: marking.name }))}
        />
      )}
    </FormDialog>
  );
}

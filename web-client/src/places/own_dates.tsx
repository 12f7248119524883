import { useState } from 'react';
import { date_in } from '@/asks/due';
import { Button } from '@/kit/button';
import { TextField } from '@/kit/field';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { Ordered } from './ordered';
import './words';

export interface OwnDate {
  name: string;
  on: string;
  zone: string;
}

const most = 12;

interface OwnDatesProps {
  dates: OwnDate[];
  error: string | undefined;
  onChange: (dates: OwnDate[]) => void;
}

/** Days that the house knows nothing of by itself; they stand by day. */
export function OwnDates({ dates, error, onChange }: OwnDatesProps) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  const [name, set_name] = useState('');
  const [on, set_on] = useState('');
  const [missing, miss] = useState('');
  const add = () => {
    const complete = name.trim() !== '' && on !== '';
    miss(complete ? '' : t('places.date_wrong'));
    if (!complete) return;
    const more = [...dates, { name: name.trim(), on, zone: time_zone }];
    onChange(more.toSorted((one, other) => one.on.localeCompare(other.on)));
    set_name('');
    set_on('');
  };
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend section-title">{t('places.own_dates')}</legend>
      <p className="govuk-hint">{t('places.own_dates_hint')}</p>
      {dates.length === 0 && <p className="soft">{t('places.own_dates_none')}</p>}
      <Ordered
        fixed
        items={dates}
        name_of={(date) => `${date.name}, ${date.on}`}
        onChange={onChange}
        show={(date) => (
          <>
            <strong>{date_in_words(new Date(`${date.on}T12:00`), language, 'weekday_and_year')}</strong>
            <br />
            {date.name}
          </>
        )}
      />
      {dates.length < most && (
        <>
          <TextField
            label={t('places.date_name')}
            error={missing || error}
            maxLength={120}
            value={name}
            onChange={(event) => set_name(event.target.value)}
          />
          <TextField
            type="date"
            label={t('places.date_on')}
            className="govuk-input--width-10"
            min={date_in(time_zone, new Date())}
            value={on}
            onChange={(event) => set_on(event.target.value)}
          />
          <Button kind="secondary" onClick={add}>
            {t('places.date_add')}
          </Button>
        </>
      )}
    </fieldset>
  );
}

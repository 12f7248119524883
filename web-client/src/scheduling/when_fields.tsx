import { Problem } from '@/api/problem';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';
import { clock_in, zone_in_words } from './moment';
import './scheduling.css';

export interface When {
  on: string;
  at: string;
}

interface WhenFieldsProps {
  when: When;
  zone: string;
  onChange: (when: When) => void;
  /** Why it was refused, where it was. */
  error: unknown;
}

/** What the server says of one of the fields. */
function said_of(error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  return error.fields.find(({ path }) => path === field)?.message;
}

/** Whether the fields themselves say why it was refused. */
export const is_about_when = (error: unknown): boolean =>
  ['on', 'at', 'zone'].some((field) => said_of(error, field) !== undefined);

/** A date and a time, in a time zone that is named beside them. */
export function WhenFields({ when, zone, onChange, error }: WhenFieldsProps) {
  const { t } = useWords();
  return (
    <div className="when-fields">
      <TextField
        type="date"
        label={t('scheduling.date')}
        value={when.on}
        min={clock_in(zone, new Date()).on}
        error={said_of(error, 'on')}
        className="govuk-input--width-10"
        onChange={(event) => onChange({ ...when, on: event.target.value })}
      />
      <TextField
        type="time"
        label={t('scheduling.time')}
        hint={t('scheduling.time_hint', { zone: zone_in_words(zone) })}
        value={when.at}
        error={said_of(error, 'at') ?? said_of(error, 'zone')}
        className="govuk-input--width-5"
        onChange={(event) => onChange({ ...when, at: event.target.value.slice(0, 5) })}
      />
    </div>
  );
}

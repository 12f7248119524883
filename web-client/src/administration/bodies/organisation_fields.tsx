import { TextArea, TextField } from '@/kit/field';
import { useWords } from '@/words';
import { domains_in } from './domains';

/** What a form says of an organisation, as it was typed. */
export interface Described {
  name: string;
  short_name: string;
  domains: string;
}
export const nothing_yet: Described = { name: '', short_name: '', domains: '' };

/** The same as the API takes it. */
export const description = ({ name, short_name, domains }: Described) => ({
  name: name.trim(),
  short_name: short_name.trim(),
  domains: domains_in(domains),
});

interface FieldsProps {
  value: Described;
  error_of: (path: string) => string | undefined;
  onChange: (value: Described) => void;
}

/** An organisation's names. */
export function NameFields({
  label,
  hint,
  value,
  error_of,
  onChange,
}: FieldsProps & { label?: string; hint?: string }) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={label ?? t('administration.name')}
        {...(hint ? { hint } : {})}
        error={error_of('name')}
        maxLength={200}
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
      />
      <TextField
        label={t('administration.short_name')}
        error={error_of('short_name')}
        maxLength={60}
        value={value.short_name}
        onChange={(event) => onChange({ ...value, short_name: event.target.value })}
      />
    </>
  );
}

/** The domains of its people's addresses, one a line. */
export function DomainsField({ value, error_of, onChange }: FieldsProps) {
  const { t } = useWords();
  return (
    <TextArea
      label={t('administration.domains')}
      hint={t('administration.domains_hint')}
      error={error_of('domains')}
      spellCheck={false}
      value={value.domains}
      onChange={(event) => onChange({ ...value, domains: event.target.value })}
    />
  );
}

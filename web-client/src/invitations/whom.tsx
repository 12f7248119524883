import { type FormEvent, useState } from 'react';
import { Button } from '@/kit/button';
import { ErrorSummary } from '@/kit/error_summary';
import { Field, TextArea } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { text_of } from './form';
import './words';

interface WhomProps {
  text: string;
  onText: (text: string) => void;
  busy: boolean;
  error: unknown;
  /** Nobody was found in what was entered. */
  nobody: boolean;
  onNext: () => void;
}

const longest = 100_000;

/** Addresses, typed, pasted or from a file: a file's text goes into the same field, where it can be seen. */
export function Whom({ text, onText, busy, error, nobody, onNext }: WhomProps) {
  const { t } = useWords();
  const [wrong, set_wrong] = useState('');
  const [bad_file, set_bad_file] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = !text.trim()
      ? t('invitations.nobody')
      : text.length > longest
        ? t('invitations.too_long')
        : '';
    set_wrong(missing);
    if (!missing && !busy) onNext();
  };
  const shown = wrong || (nobody && !busy ? t('invitations.nobody') : '');
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = await text_of(file);
    set_bad_file(read === null ? t('invitations.file_unreadable') : '');
    if (read !== null) onText(read);
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary
        errors={[
          ...(shown ? [{ field: 'addresses', message: shown }] : []),
          ...(bad_file ? [{ field: 'addresses-file', message: bad_file }] : []),
        ]}
      />
      <p className="lead">{t('invitations.whom_lead')}</p>
      <TextArea
        id="addresses"
        label={t('invitations.addresses')}
        hint={t('invitations.addresses_hint')}
        error={shown || undefined}
        rows={8}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <Field
        id="addresses-file"
        label={t('invitations.file')}
        hint={t('invitations.file_hint')}
        error={bad_file || undefined}
      >
        {(described) => (
          <input
            id="addresses-file"
            type="file"
            className="govuk-file-upload"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-describedby={described}
            onChange={(event) => void take(event.target.files?.[0])}
          />
        )}
      </Field>
      {Boolean(error) && <Failure error={error} />}
      <Button type="submit" busy={busy}>
        {t('core.continue')}
      </Button>
    </form>
  );
}

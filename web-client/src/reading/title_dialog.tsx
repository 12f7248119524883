import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Problem } from '@/api/problem';
import { key_of, readers_in_words, readers_within } from '@/comments/readers';
import type { ReadersView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { ErrorSummary } from '@/kit/error_summary';
import { Radios, TextField } from '@/kit/field';
import { useWords } from '@/words';
import './words';

interface TitleDialogProps {
  heading: string;
  /** What is asked for, where it is not a title. */
  label?: string;
  hint: string;
  /** What the button says. */
  act: string;
  title?: string;
  /** Whom something new may be for: none where nobody is told apart, one that is said, or several to choose from. */
  readers?: ReadersView[];
  /** What else is asked, below the title. */
  children?: ReactNode;
  save: (title: string, readers: ReadersView | undefined) => Promise<unknown>;
  onClose: () => void;
  onSaved?: () => void;
}

/** Asks for a title, of something new or another of something there is, and keeps it on the screen when that is refused. */
export default function TitleDialog(props: TitleDialogProps) {
  const { readers = [], onClose, onSaved = onClose } = props;
  const { t } = useWords();
  const id = useId();
  const [title, set_title] = useState(props.title ?? '');
  const [chosen, choose] = useState('');
  const [missing, set_missing] = useState({ title: '', readers: '' });
  const reader = readers.length === 1 ? readers[0] : readers.find((one) => key_of(one) === chosen);
  const saving = useMutation({
    mutationFn: (wanted: string) => props.save(wanted, reader),
    onSuccess: onSaved,
  });
  const refused = saving.error instanceof Problem ? saving.error : null;
  const wrong = {
    title:
      missing.title ||
      (saving.error && !refused?.of('audience')
        ? refused?.of('title') || refused?.detail || t('core.error_text')
        : ''),
    readers: missing.readers || refused?.of('audience') || '',
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const first = {
      title: title.trim() === '' ? t('reading.enter_title') : '',
      readers: readers.length > 1 && !reader ? t('comments.choose_readers') : '',
    };
    set_missing(first);
    if (!first.title && !first.readers && !saving.isPending) saving.mutate(title.trim());
  };
  return (
    <Dialog title={props.heading} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary
          errors={[
            { field: `${id}-title`, message: wrong.title },
            { field: `${id}-readers`, message: wrong.readers },
          ].filter(({ message }) => message !== '')}
        />
        <TextField
          id={`${id}-title`}
          label={props.label ?? t('reading.title')}
          hint={props.hint}
          error={wrong.title || undefined}
          maxLength={200}
          value={title}
          onChange={(event) => set_title(event.target.value)}
        />
        {props.children}
        {readers.length > 1 && (
          <Radios
            id={`${id}-readers`}
            legend={t('comments.who_reads')}
            error={wrong.readers || undefined}
            value={chosen}
            onChange={choose}
            options={readers.map((one) => ({ value: key_of(one), text: readers_in_words(one, t) }))}
          />
        )}
        {readers.length === 1 && reader && (
          <p>{t('comments.who_will_read', { readers: readers_within(reader, t) })}</p>
        )}
        <div className="govuk-button-group">
          <Button type="submit" busy={saving.isPending}>
            {props.act}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

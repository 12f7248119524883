import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Problem } from '@/api/problem';
import { useWords } from '@/words';

interface TitleFieldProps {
  title: string;
  /** Said while it is being changed: who will see the new title, and when. */
  hint: string;
  readOnly: boolean;
  onRename: (title: string) => Promise<unknown>;
  /** Enter goes on in the text. */
  onEnter: () => void;
}

const longest_title = 200;

/** The title as it is read, to be changed in its place: a new one is kept when the field is left, Escape takes it back. */
export function TitleField({ title, hint, readOnly, onRename, onEnter }: TitleFieldProps) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, type] = useState(title);
  const [changing, change] = useState(false);
  const rename = useMutation({ mutationFn: onRename });
  useEffect(() => {
    if (!changing) type(title);
  }, [title, changing]);
  /** What was typed and left while another title was on its way. */
  const next = useRef<string | null>(null);
  const send = (wanted: string) =>
    rename.mutate(wanted, {
      onSuccess: () => {
        if (next.current === null && document.activeElement !== field.current) change(false);
      },
      onSettled: () => {
        const after = next.current;
        next.current = null;
        if (after !== null && after !== wanted) send(after);
      },
    });
  const keep = () => {
    const wanted = typed.trim().replace(/\s+/g, ' ');
    if (wanted === '') return;
    if (rename.isPending) {
      next.current = wanted;
    } else if (wanted === title) {
      type(title);
      change(false);
    } else {
      send(wanted);
    }
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    } else if (event.key === 'Escape') {
      type(title);
      rename.reset();
    }
  };
  const problem = message_of(typed, rename.error, t);
  return (
    <div className="title-field">
      <label className="visually-hidden" htmlFor={id}>
        {t('writing.title')}
      </label>
      <textarea
        id={id}
        ref={field}
        className="title-field__text page-title"
        rows={1}
        maxLength={longest_title}
        readOnly={readOnly}
        aria-describedby={`${id}-about`}
        aria-invalid={problem ? true : undefined}
        value={typed}
        onFocus={() => change(true)}
        onChange={(event) => type(event.target.value.replace(/\n/g, ' '))}
        onKeyDown={on_key}
        onBlur={keep}
      />
      <p id={`${id}-about`} className={problem ? 'govuk-error-message' : 'soft small'} role="status">
        {problem ?? (changing && !readOnly ? hint : '')}
      </p>
    </div>
  );
}

function message_of(typed: string, error: unknown, t: ReturnType<typeof useWords>['t']): string | null {
  if (typed.trim() === '') return t('writing.enter_title');
  if (!error) return null;
  const detail = error instanceof Problem ? (error.of('title') ?? error.detail) : '';
  return detail || t('writing.title_not_kept');
}

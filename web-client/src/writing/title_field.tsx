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
  const { mutate, isPending } = rename;
  /** What was typed and left: sent when no other is on its way any more, as a change of the title that this one made. */
  const [left, leave] = useState<string | null>(null);
  useEffect(() => {
    if (left === null || isPending) return;
    const stay_if_there = () => change(document.activeElement === field.current);
    leave(null);
    if (left === title) stay_if_there();
    else mutate(left, { onSuccess: stay_if_there });
  }, [left, isPending, title, mutate]);
  useEffect(() => {
    if (!changing && left === null && !isPending) type(title);
  }, [title, changing, left, isPending]);
  const keep = () => {
    const wanted = typed.trim().replace(/\s+/g, ' ');
    if (wanted !== '') leave(wanted);
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

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '@/words';
import { type Answer, answering } from '../answering';
import { Field } from '../field';

import './picker.css';

interface PickerProps<T> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  id?: string;
  placeholder?: string;
  /** Asked 150 ms after the last key. */
  find: (query: string) => Promise<T[]>;
  keyOf: (item: T) => string;
  textOf: (item: T) => string;
  show: (item: T) => ReactNode;
  onChoose: (item: T) => void;
  /** Empties the field after a choice (adding several), else keeps the chosen text. */
  keep?: boolean;
  /** Shows suggestions before anything is typed. */
  eager?: boolean;
}

/** Type to find one of many (ARIA combobox with a list): arrows move, Enter chooses, Escape closes. */
export function Picker<T>(props: PickerProps<T>) {
  const { t } = useWords();
  const made = useId();
  const id = props.id ?? made;
  const [query, set_query] = useState('');
  const [open, set_open] = useState(false);
  const [active, set_active] = useState(0);
  const found = useFound(props, query, open && (props.eager === true || query.trim() !== ''));

  const choose = (item: T) => {
    props.onChoose(item);
    set_query(props.keep ? props.textOf(item) : '');
    set_open(false);
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      set_open(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      set_active((active + step + Math.max(1, found.items.length)) % Math.max(1, found.items.length));
    } else if (event.key === 'Enter' && open) {
      const item = found.items[active];
      event.preventDefault();
      if (item !== undefined) choose(item);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      event.preventDefault();
      set_open(false);
    }
  };
  const shown = open && (found.items.length > 0 || found.searched);

  return (
    <Field label={props.label} hint={props.hint} error={props.error} id={id}>
      {(described) => (
        <div className="picker">
          <input
            id={id}
            className={`govuk-input${props.error ? ' govuk-input--error' : ''}`}
            role="combobox"
            aria-expanded={shown}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={shown && found.items.length > 0 ? `${id}-${active}` : undefined}
            aria-describedby={described}
            autoComplete="off"
            placeholder={props.placeholder}
            value={query}
            onFocus={() => props.eager && set_open(true)}
            onBlur={() => set_open(false)}
            onChange={(event) => {
              set_query(event.target.value);
              set_active(0);
              set_open(true);
            }}
            onKeyDown={on_key}
          />
          <div role="status" className="visually-hidden">
            {shown ? t('core.suggestions', { count: found.items.length }) : ''}
          </div>
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={t('core.suggestions_list')}
            hidden={!shown}
            className="picker__list"
          >
            {found.items.map((item, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, as the pattern has it.
              <div
                key={props.keyOf(item)}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="picker__item"
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(item)}
              >
                {props.show(item)}
              </div>
            ))}
            {found.items.length === 0 && <div className="picker__none">{t('core.nothing_found')}</div>}
          </div>
        </div>
      )}
    </Field>
  );
}

function useFound<T>({ find, textOf }: PickerProps<T>, query: string, wanted: boolean) {
  const [answer, set_answer] = useState<Answer<T> | null>(null);
  const latest = useRef(find);
  latest.current = find;
  const asked = query.trim();
  useEffect(() => {
    if (!wanted) {
      set_answer(null);
      return;
    }
    let alive = true;
    const timer = setTimeout(() => {
      latest.current(asked).then(
        (items) => alive && set_answer({ query: asked, items }),
        () => alive && set_answer({ query: asked, items: [] }),
      );
    }, 150);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [asked, wanted]);
  return { items: answer ? answering(answer, textOf, asked) : [], searched: answer?.query === asked };
}

import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Problem } from '@/api/problem';
import * as queries from '@/api/queries';
import type { ReadersView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Radios, TextArea } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Person } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { useKeptWords } from './kept_words';
import { inserted, type Named, with_mentions } from './mention';
import { key_of, readers_in_words, readers_within } from './readers';

interface ComposerProps {
  /** What is being written, to keep it by. */
  of: string;
  label: string;
  begins?: { text: string; named: Named };
  /** Whom it may be for: none where nobody is told apart, one that is said, or several to choose from. */
  readers: ReadersView[];
  /** Whether there is only one answer to who reads it in this space. */
  tell_readers: boolean;
  words: { send: string; send_to?: 'comments.post_to' | 'comments.post_reply_to' };
  send: (text: string, readers: ReadersView | undefined) => Promise<unknown>;
  onSent: () => void;
  onCancel: () => void;
  focus?: boolean;
}

/** Writes a comment: says who will read it before it is sent, keeps what was typed when sending fails. */
export function Composer(props: ComposerProps) {
  const { t } = useWords();
  const id = useId();
  const area = useRef<HTMLDivElement>(null);
  const kept = useKeptWords(props.of);
  const [draft, set_draft] = useState(kept.find() ?? props.begins ?? { text: '', named: {} });
  const [chosen, choose] = useState<string>('');
  const [mentioning, mention] = useState(false);
  const [missing, set_missing] = useState({ text: '', readers: '' });
  const { readers } = props;
  const reader = readers.length === 1 ? readers[0] : readers.find((one) => key_of(one) === chosen);
  const keep = (next: typeof draft) => {
    set_draft(next);
    kept.keep(next);
  };
  const send = useMutation({
    mutationFn: () => props.send(with_mentions(draft.text, draft.named), reader),
    onSuccess: () => {
      kept.drop();
      props.onSent();
    },
  });
  const submit = () => {
    const wrong = {
      text: draft.text.trim() ? '' : t('comments.enter_text'),
      readers: readers.length > 1 && !reader ? t('comments.choose_readers') : '',
    };
    set_missing(wrong);
    const first = wrong.text ? 'textarea' : wrong.readers ? 'input[type="radio"]' : null;
    if (first) area.current?.querySelector<HTMLElement>(first)?.focus();
    else if (!send.isPending) send.mutate();
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  const cancel = () => {
    kept.drop();
    props.onCancel();
  };
  const refused = send.error instanceof Problem ? send.error : null;
  const told = props.tell_readers && reader ? readers_within(reader, t) : '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter bubbles here from the fields.
    <div className="composer" ref={area} onKeyDown={on_key}>
      {readers.length > 1 ? (
        <Radios
          id={`${id}-readers`}
          legend={t('comments.who_reads')}
          error={missing.readers || refused?.of('audience')}
          value={chosen}
          onChange={choose}
          options={readers.map((one) => ({ value: key_of(one), text: readers_in_words(one, t) }))}
        />
      ) : (
        told && <p className="composer__readers">{t('comments.who_will_read', { readers: told })}</p>
      )}
      <TextArea
        id={`${id}-text`}
        label={props.label}
        hint={t('comments.hint')}
        error={missing.text || refused?.of('text') || refused?.of('anchor')}
        rows={4}
        maxLength={10_000}
        value={draft.text}
        autoFocus={props.focus}
        onChange={(event) => keep({ ...draft, text: event.target.value })}
      />
      {mentioning && (
        <Picker
          id={`${id}-mention`}
          label={t('comments.mention_find')}
          find={queries.find_people}
          keyOf={(person) => person.id}
          textOf={(person) => person.name}
          show={(person) => <Person person={person} />}
          onChoose={(person) => {
            const gap = draft.text === '' || /\s$/.test(draft.text) ? '' : ' ';
            keep({
              text: draft.text + gap + inserted(person),
              named: { ...draft.named, [person.name]: person.id },
            });
            mention(false);
            area.current?.querySelector('textarea')?.focus();
          }}
        />
      )}
      {refused && refused.fields.length === 0 && (
        <Notice kind="error">
          {refused.status === 0
            ? t('core.offline_text')
            : refused.code === 'objects.stale'
              ? t('comments.revised')
              : refused.detail || t('core.error_text')}
        </Notice>
      )}
      <div className="govuk-button-group">
        <Button busy={send.isPending} onClick={submit}>
          {told && props.words.send_to ? t(props.words.send_to, { readers: told }) : props.words.send}
        </Button>
        <Button kind="quiet" aria-expanded={mentioning} onClick={() => mention(!mentioning)}>
          {t('comments.mention')}
        </Button>
        <Button kind="quiet" onClick={cancel}>
          {t('comments.cancel')}
        </Button>
      </div>
    </div>
  );
}

import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button, IconButton } from '@/kit/button';
import { Checkbox, TextField } from '@/kit/field';
import { useWords } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import { useOf } from '../screen/standing';
import { found_in } from './finding';

/** Finds words, and puts others in their place: one, or all as one step. */
export function FindPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useWords();
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const [words, set_words] = useState(() => chosen_words(editor));
  const [instead, set_instead] = useState('');
  const [exact, set_exact] = useState(false);
  const [said, say] = useState('');
  const { count, current, more } = useOf(editor, ({ state }) => {
    const found = found_in(state);
    return { count: found.places.length, current: found.current, more: found.more };
  });
  useEffect(() => {
    editor.commands.find({ words, exact });
  }, [editor, words, exact]);
  useEffect(() => {
    box.current?.querySelector('input')?.select();
    return () => {
      if (!editor.isDestroyed) editor.commands.find(null);
    };
  }, [editor]);

  const go = (step: 1 | -1) => {
    say('');
    editor.commands.go_to_found(step);
  };
  const close = () => {
    onClose();
    in_text(editor).scrollIntoView().run();
  };
  const replace_all = () => {
    const replaced = count;
    editor.commands.replace_all_found(instead);
    say(t('editor.replaced', { count: replaced }));
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (
      event.key === 'Enter' &&
      event.target instanceof HTMLInputElement &&
      event.target.type === 'text'
    ) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
  };
  const counted =
    words === ''
      ? ''
      : count === 0
        ? t('editor.found_none')
        : t('editor.found', { number: current + 1, count, more: more ? '+' : '' });

  return (
    <search ref={box} className="rich-find" aria-label={t('editor.find')} onKeyDown={on_key}>
      <div className="rich-find__row">
        <TextField
          id={`${id}-find`}
          label={t('editor.find_words')}
          value={words}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set_words(event.target.value)}
        />
        <p className="rich-find__count" role="status">
          {said || counted}
        </p>
        <IconButton icon="up" label={t('editor.find_before')} onClick={() => go(-1)} />
        <IconButton icon="down" label={t('editor.find_next')} onClick={() => go(1)} />
        <IconButton icon="close" label={t('core.close')} onClick={close} />
      </div>
      {editor.isEditable && (
        <div className="rich-find__row">
          <TextField
            id={`${id}-instead`}
            label={t('editor.replace_with')}
            value={instead}
            maxLength={1000}
            autoComplete="off"
            onChange={(event) => set_instead(event.target.value)}
          />
          <Button
            kind="secondary"
            disabled={count === 0}
            onClick={() => {
              editor.commands.replace_found(instead);
              editor.commands.go_to_found(0);
            }}
          >
            {t('editor.replace')}
          </Button>
          <Button kind="secondary" disabled={count === 0} onClick={replace_all}>
            {t('editor.replace_all')}
          </Button>
        </div>
      )}
      <Checkbox id={`${id}-exact`} text={t('editor.find_exact')} checked={exact} onChange={set_exact} />
    </search>
  );
}

const most_letters = 200;

function chosen_words({ state: { selection, doc } }: Editor): string {
  if (selection.empty || !selection.$from.sameParent(selection.$to)) return '';
  return doc.textBetween(selection.from, selection.to).slice(0, most_letters);
}

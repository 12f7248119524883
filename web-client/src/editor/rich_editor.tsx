import type { Editor, Extensions } from '@tiptap/core';
import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import { IconButton } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { type Key, useWords } from '@/words';
import './words';
import { FindPanel } from './find/find_panel';
import type { BeforeOthers } from './live/fresh_selection';
import { Others } from './live/others';
import { make_editor } from './make_editor';
import { direction_of } from './schema/direction';
import type { Asked } from './screen/asking';
import { EditorBar } from './screen/bar';
import { Dialogs } from './screen/dialogs';
import { OfferList } from './screen/offer_list';
import { useAboveKeyboard } from './screen/use_above_keyboard';
import { WordCount } from './screen/word_count';
import type { Surroundings } from './surroundings';
import '@/kit/printed_html/text.css';
import './rich_editor.css';

export interface RichEditorProps {
  /** Its text is the fragment `default`, as server/collab/tree has it. It may still be loading. */
  document: Doc;
  /** Where others are, where they are to be seen. */
  presence: Awareness | null;
  /** Says that what others wrote is about to come into the document. */
  beforeOthers?: BeforeOthers;
  /** What is written: the name of the text box. */
  label: string;
  /** The language of the text, for spelling, hyphens and voices; and which way it runs. */
  language: string;
  surroundings: Surroundings;
  readOnly?: boolean;
  /** More of Tiptap, such as decorations; another array makes another editor. */
  extensions?: Extensions;
  /** The editor is on the screen and shows the document as it is now. */
  onReady?: (editor: Editor) => void;
}

/** Writing a live document: the page as it is read, with its tools. */
export default function RichEditor(props: RichEditorProps) {
  const editor = useEditor(props);
  return editor ? <Shown {...props} editor={editor} /> : null;
}

/** One editor for each document; it ends with the component. */
function useEditor({
  document,
  presence,
  beforeOthers,
  surroundings,
  extensions,
  readOnly,
}: RichEditorProps): Editor | null {
  const [editor, set_editor] = useState<Editor | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who may write is changed in the same editor, below.
  useEffect(() => {
    const made = make_editor({
      document,
      presence,
      before_others: beforeOthers,
      surroundings,
      extensions,
      read_only: readOnly,
    });
    set_editor(made);
    return () => made.destroy();
  }, [document, presence, beforeOthers, surroundings, extensions]);
  useEffect(() => {
    editor?.setEditable(!readOnly, false);
  }, [editor, readOnly]);
  return editor;
}

function Shown(props: RichEditorProps & { editor: Editor }) {
  const { editor, presence, label, language, surroundings, readOnly, onReady } = props;
  const { t } = useWords();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const box = useAboveKeyboard();
  const [asked, ask] = useState<Asked | null>(null);
  // At once: nothing outside a dialog takes the focus while it is open.
  const close = () => flushSync(() => ask(null));
  const [told, tell] = useState<Key | null>(null);
  const ready = useRef(onReady);
  ready.current = onReady;

  useEffect(() => {
    const attributes = {
      id,
      class: 'text rich-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      'aria-describedby': `${id}-help`,
      ...(readOnly ? { 'aria-readonly': 'true', tabindex: '0' } : {}),
      lang: language,
      dir: direction_of(language),
      spellcheck: 'true',
    };
    editor.setOptions({ editorProps: { attributes } });
  }, [editor, id, label, language, readOnly]);
  useEffect(() => {
    const { asking } = editor.storage;
    asking.tell = tell;
    asking.ask = (what) => {
      if (what === 'tools') box.current?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')?.focus();
      // At once: what is typed behind the key belongs to what it opened.
      else if (editor.isEditable || what === 'find' || what === 'keys') flushSync(() => ask(what));
    };
  }, [editor, box]);
  useEffect(() => {
    if (!place.current) return;
    // Behind the attributes above: whoever is told finds the text as it will look. Its view ends with the editor, not here:
    // what can be undone ends with the view.
    if (editor.isDestroyed) editor.mount(place.current);
    else place.current.append(editor.view.dom);
    ready.current?.(editor);
  }, [editor]);

  const finding = asked === 'find' && <FindPanel editor={editor} onClose={close} />;
  return (
    <div className="rich-editor" ref={box}>
      {readOnly ? (
        finding
      ) : (
        <EditorBar editor={editor} controls={id}>
          {finding}
        </EditorBar>
      )}
      {told && (
        <Notice
          kind="error"
          action={<IconButton icon="close" label={t('core.close')} onClick={() => tell(null)} />}
        >
          {t(told)}
        </Notice>
      )}
      <p id={`${id}-help`} className="visually-hidden">
        {t('editor.help')}
      </p>
      <div ref={place} className="rich-editor__place" />
      {!readOnly && <OfferList editor={editor} id={id} surroundings={surroundings} />}
      {presence && <Others editor={editor} presence={presence} />}
      <WordCount editor={editor} />
      <Dialogs editor={editor} surroundings={surroundings} asked={asked} onClose={close} />
    </div>
  );
}

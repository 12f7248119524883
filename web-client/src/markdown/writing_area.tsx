import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useRef,
  useState,
} from 'react';
import type { PlaceLink } from '@/generated/types';
import { type Answer, answering } from '@/kit/answering';
import { useWords } from '@/words';
import { apply_edit, selected } from './apply_edit';
import { caret_place } from './caret_place';
import { next_line, open_link } from './format';
import type { Formatting } from './formatting';

export type Titled = Pick<PlaceLink, 'id' | 'title'>;

interface WritingAreaProps {
  id: string;
  area: RefObject<HTMLTextAreaElement | null>;
  /** What "[[" links to, where it does. */
  find_titles?: ((query: string) => Promise<Titled[]>) | undefined;
  value: string;
  readOnly: boolean;
  formatting: Formatting;
  onChange: (value: string) => void;
  onFiles: (files: File[]) => void;
  onSave: () => void;
  onPublish: () => void;
}

/** The Markdown itself: lists go on by themselves, "[[" offers pages, files can be pasted and dropped. */
export function WritingArea(props: WritingAreaProps) {
  const { t } = useWords();
  const { area, formatting } = props;
  const completion = useCompletion(props.find_titles, area);

  const on_key = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (completion.on_key(event)) return;
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault();
      props.onPublish();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      props.onSave();
      return;
    }
    if (formatting.on_key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.nativeEvent.isComposing) {
      const edit = next_line(selected(event.currentTarget));
      if (!edit) return;
      event.preventDefault();
      apply_edit(event.currentTarget, edit);
    }
  };
  const on_paste = (event: ClipboardEvent) => take_files(event, event.clipboardData.files, props.onFiles);
  const on_drop = (event: DragEvent) => take_files(event, event.dataTransfer.files, props.onFiles);

  return (
    <div className="writing">
      <textarea
        ref={area}
        id={props.id}
        className="writing__area"
        aria-label={t('markdown.text')}
        aria-describedby={`${props.id}-hint`}
        aria-autocomplete={props.find_titles ? 'list' : undefined}
        aria-controls={completion.shown ? `${props.id}-titles` : undefined}
        aria-activedescendant={completion.shown ? `${props.id}-title-${completion.active}` : undefined}
        spellCheck
        readOnly={props.readOnly}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value);
          completion.look(event.target);
        }}
        onKeyDown={on_key}
        onPaste={on_paste}
        onDrop={on_drop}
        onBlur={completion.close}
        onClick={completion.close}
      />
      <p id={`${props.id}-hint`} className="visually-hidden">
        {t(props.find_titles ? 'markdown.text_hint_pages' : 'markdown.text_hint')}
      </p>
      <div role="status" className="visually-hidden">
        {completion.shown ? t('core.suggestions', { count: completion.titles.length }) : ''}
      </div>
      {completion.shown && (
        <div
          ref={completion.place}
          id={`${props.id}-titles`}
          role="listbox"
          aria-label={t('markdown.pages')}
          className="picker__list writing__titles"
        >
          {completion.titles.map((title, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text area's, as the pattern has it.
            <div
              key={title.id}
              id={`${props.id}-title-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === completion.active}
              className="picker__item"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => completion.choose(title)}
            >
              {title.title}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function take_files(event: ClipboardEvent | DragEvent, list: FileList, take: (files: File[]) => void): void {
  if (list.length === 0) return;
  event.preventDefault();
  take([...list]);
}

const most_titles = 8;
const nothing: Answer<Titled> = { query: '', items: [] };
const title_of = ({ title }: Titled): string => title;

/** Offers what has such a title while a "[[" is open. */
function useCompletion(
  find_titles: WritingAreaProps['find_titles'],
  area: RefObject<HTMLTextAreaElement | null>,
) {
  const [found, set_found] = useState<Answer<Titled>>(nothing);
  const [query, set_query] = useState('');
  const [active, set_active] = useState(0);
  const asked = useRef(0);
  const from = useRef(0);

  const titles = answering(found, title_of, query).slice(0, most_titles);

  const close = () => {
    asked.current += 1;
    set_found(nothing);
  };
  const look = (text: HTMLTextAreaElement) => {
    const open = find_titles && open_link(selected(text));
    if (!open) return close();
    from.current = open.from;
    set_query(open.query);
    set_active(0);
    asked.current += 1;
    const mine = asked.current;
    find_titles(open.query).then(
      (items) => {
        if (mine === asked.current) set_found({ query: open.query, items });
      },
      () => undefined,
    );
  };
  const choose = (title: Titled) => {
    const text = area.current;
    close();
    if (!text) return;
    const insert = `${title.title}]]`;
    const to = text.value.startsWith(']]', text.selectionStart)
      ? text.selectionStart + 2
      : text.selectionStart;
    const end = from.current + insert.length;
    apply_edit(text, { from: from.current, to, insert, start: end, end });
  };
  const on_key = (event: KeyboardEvent): boolean => {
    if (titles.length === 0) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const title = titles[active];
    if (step !== 0) set_active((active + step + titles.length) % titles.length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && title) choose(title);
    else return false;
    event.preventDefault();
    return true;
  };
  /** Beside the caret, by properties rather than a style attribute: the content security policy allows no other. */
  const place = (list: HTMLDivElement | null) => {
    if (!list || !area.current) return;
    const { left, top, height } = caret_place(area.current, from.current);
    const widest = area.current.clientWidth - list.offsetWidth;
    list.style.left = `${Math.max(0, Math.min(left, widest))}px`;
    list.style.top = `${top + height + 4}px`;
  };
  return { titles, active, shown: titles.length > 0, look, choose, close, on_key, place };
}

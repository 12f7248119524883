import { type Editor, getMarkRange } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextField } from '@/kit/field';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import { is_title, type Target } from '../commands/linking';
import { safe_href } from '../schema/marks';
import type { Surroundings } from '../surroundings';

interface LinkDialogProps {
  editor: Editor;
  surroundings: Surroundings;
  onClose: () => void;
}

interface Found {
  key: string;
  target: Target;
  text: string;
  about: string;
}

/** Leads what is chosen to a page, a file or whatever else this house has, or to an address. */
export function LinkDialog({ editor, surroundings, onClose }: LinkDialogProps) {
  const { t } = useWords();
  const [chosen] = useState(() => what_is_linked(editor));
  const [words, set_words] = useState(chosen.words);
  const [target, set_target] = useState<Found | null>(null);
  const [missing, set_missing] = useState('');
  const find = async (query: string) =>
    find_targets(query, surroundings, t('editor.page_wanted'), t('editor.address'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!target) return set_missing(t('editor.choose_target'));
    onClose();
    in_text(editor)
      .set_link(target.target, words.trim() || target.text)
      .scrollIntoView()
      .run();
  };
  return (
    <Dialog title={t(chosen.linked ? 'editor.change_link' : 'editor.link')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        {chosen.empty && (
          <TextField
            label={t('editor.link_words')}
            hint={t('editor.link_words_hint')}
            value={words}
            onChange={(event) => set_words(event.target.value)}
          />
        )}
        <Picker
          label={t('editor.link_to')}
          hint={chosen.linked ? t('editor.link_now', { target: chosen.linked }) : t('editor.link_hint')}
          error={missing || undefined}
          find={find}
          keep
          keyOf={({ key }) => key}
          textOf={({ text }) => text}
          show={({ text, about }) => (
            <>
              {text} <span className="soft small">{about}</span>
            </>
          )}
          onChoose={(found) => {
            set_target(found);
            set_missing('');
          }}
        />
        <div className="govuk-button-group dialog__acts">
          <Button type="submit">{t(chosen.linked ? 'editor.change_link' : 'editor.insert_link')}</Button>
          {chosen.linked && (
            <Button
              kind="secondary"
              onClick={() => {
                onClose();
                in_text(editor).remove_link().run();
              }}
            >
              {t('editor.remove_link')}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function what_is_linked({ state }: Editor): { empty: boolean; words: string; linked: string } {
  const { selection, doc, schema } = state;
  const type = schema.marks.link;
  const range = type && getMarkRange(selection.$from, type);
  const mark = range && doc.nodeAt(range.from)?.marks.find((one) => one.type === type);
  const linked = mark ? (mark.attrs.href ?? mark.attrs.wiki ?? '…') : '';
  return {
    empty: selection.empty && !range,
    words: doc.textBetween(selection.from, selection.to, ' '),
    linked,
  };
}

/** An address as people type it: with its scheme, as mail, or beginning like a site. */
export function address_in(query: string): string | null {
  const typed = query.trim();
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return safe_href(`mailto:${typed}`);
  if (/^(https?|mailto|tel):/i.test(typed) || /^[/#?]/.test(typed)) return safe_href(typed);
  return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(typed) ? safe_href(`https://${typed}`) : null;
}

async function find_targets(
  query: string,
  { find_objects, find_pages }: Surroundings,
  wanted: string,
  address_word: string,
): Promise<Found[]> {
  const address = address_in(query);
  const title = query.trim();
  const [objects, pages] = await Promise.all([
    find_objects(title).catch(() => []),
    find_pages && is_title(title) ? find_pages(title).catch(() => []) : [],
  ]);
  const found: Found[] = objects.map(({ id, title: text, about }) => ({
    key: `object ${id}`,
    target: { object: id },
    text,
    about,
  }));
  if (address)
    found.unshift({ key: 'address', target: { href: address }, text: address, about: address_word });
  const is_there = pages.some((page) => page.title.toLowerCase() === title.toLowerCase());
  if (find_pages && !address && is_title(title) && !is_there)
    found.push({ key: 'wanted', target: { wiki: title }, text: title, about: wanted });
  return found;
}

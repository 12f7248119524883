import { Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';

/** What a list is offered for while one types: people, pages, things to put in. */
export type Occasion = 'person' | 'page' | 'block';

export interface Offering {
  occasion: Occasion;
  /** What is replaced by the choice: from the sign that asked for the list to the cursor. */
  from: number;
  to: number;
  query: string;
}

const occasions: [Occasion, RegExp][] = [
  ['page', /\[\[([^[\]|]{0,100})$/],
  ['person', /(?:^|[\s(“"'])(@([\p{L}\p{M}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*){0,2})?)$/u],
  ['block', /(?:^|\s)(\/([\p{L}]{0,20}))$/u],
];

export interface OffersStorage {
  /** Takes keys while a list is shown: true when the key was the list's. */
  on_key: ((event: KeyboardEvent) => boolean) | null;
}

declare module '@tiptap/core' {
  interface Storage {
    offers: OffersStorage;
  }
}

interface OffersState {
  offering: Offering | null;
  /** Where a list was put away: it stays away while the same sign is typed behind. */
  away: number | null;
}

const key = new PluginKey<OffersState>('offers');

export const offering_of = (state: EditorState): Offering | null => key.getState(state)?.offering ?? null;

/** Watches what is typed for "@", "[[" and "/"; `screen/offer_list.tsx` shows the lists. */
export const Offers = Extension.create<object, OffersStorage>({
  name: 'offers',
  // The list has Enter, Tab and the arrows before the text has them.
  priority: 900,
  addStorage: () => ({ on_key: null }),
  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin<OffersState>({
        key,
        state: {
          init: () => ({ offering: null, away: null }),
          apply: (tr, before, _old, state) => {
            const meta = tr.getMeta(key) as 'away' | undefined;
            if (meta === 'away') return { offering: null, away: before.offering?.from ?? null };
            const away = before.away === null ? null : tr.mapping.map(before.away);
            const found = wanted(state);
            // A list opens by typing, not by walking past an old sign.
            const typed = tr.docChanged || before.offering !== null;
            if (!found || !typed) return { offering: null, away: found ? away : null };
            return found.from === away ? { offering: null, away } : { offering: found, away: null };
          },
        },
        props: {
          handleKeyDown: (_view, event) => storage.on_key?.(event) ?? false,
          handleDOMEvents: {
            blur: (view) => {
              if (offering_of(view.state)) view.dispatch(view.state.tr.setMeta(key, 'away'));
              return false;
            },
          },
        },
      }),
    ];
  },
});

export const put_away = (state: EditorState) => state.tr.setMeta(key, 'away');

function wanted({ selection }: EditorState): Offering | null {
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $from } = selection;
  if (!$from.parent.inlineContent || $from.parent.type.spec.code) return null;
  if ($from.marks().some(({ type }) => type.name === 'code')) return null;
  // What is not text takes one place, as in the document.
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - 120),
    $from.parentOffset,
    null,
    '\ufffc',
  );
  for (const [occasion, sign] of occasions) {
    const match = sign.exec(before);
    if (!match) continue;
    const typed = occasion === 'page' ? match[0] : (match[1] ?? '');
    const query = (occasion === 'page' ? match[1] : match[2]) ?? '';
    return { occasion, from: $from.pos - typed.length, to: $from.pos, query };
  }
  return null;
}

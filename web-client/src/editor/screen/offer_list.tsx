import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon, type IconName } from '@/kit/icon';
import { announce } from '@/live/announce';
import { type Say, useWords } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import type { Surroundings } from '../surroundings';
import { type Offering, offering_of, put_away } from '../typing/offers';
import { insertions, turnings } from './insertions';
import { useOf } from './standing';

interface Offer {
  key: string;
  text: string;
  about?: string;
  icon?: IconName;
  /** The sign and the query behind it are gone when it runs. */
  take: (editor: Editor) => void;
}

interface OfferListProps {
  editor: Editor;
  id: string;
  surroundings: Surroundings;
}

/** What can be chosen while one types: the text keeps the focus, as the pattern of a combobox has it. */
export function OfferList({ editor, id, surroundings }: OfferListProps) {
  const { t } = useWords();
  const offering = useOf(editor, ({ state }) => offering_of(state));
  const offers = useOffers(offering, surroundings, t);
  const [active, set_active] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const shown = offering !== null && offers.length > 0;
  const here = Math.min(active, offers.length - 1);

  const take = useCallback(
    (offer: Offer) => {
      const now = offering_of(editor.state);
      if (!now) return;
      in_text(editor).deleteRange(now).run();
      offer.take(editor);
    },
    [editor],
  );

  const query = offering && `${offering.occasion} ${offering.query}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its first answer.
  useEffect(() => set_active(0), [query]);

  // With the list itself, not behind it: it says what Enter does.
  useLayoutEffect(() => {
    if (!shown) return;
    const { storage } = editor;
    storage.offers.on_key = (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const offer = newer_offer(editor, query, t) ?? offers[here];
      if (step !== 0) set_active((here + step + offers.length) % offers.length);
      else if (event.key === 'Escape') editor.view.dispatch(put_away(editor.state));
      else if ((event.key === 'Enter' || event.key === 'Tab') && offer) take(offer);
      else return false;
      event.preventDefault();
      return true;
    };
    return () => {
      storage.offers.on_key = null;
    };
  }, [editor, shown, offers, here, take, query, t]);

  useLayoutEffect(() => {
    if (!shown) return;
    const { dom } = editor.view;
    dom.setAttribute('aria-controls', `${id}-offers`);
    dom.setAttribute('aria-activedescendant', `${id}-offer-${here}`);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, id, shown, here]);
  useEffect(() => {
    if (shown) announce(t('editor.offers', { count: offers.length }));
  }, [shown, offers.length, t]);

  const from = offering?.from;
  useLayoutEffect(() => {
    if (list.current && from !== undefined && shown) place_at(editor, list.current, from);
  }, [editor, from, shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is active.
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);

  if (!shown) return null;
  return (
    <div
      ref={list}
      id={`${id}-offers`}
      role="listbox"
      aria-label={t(`editor.offers_${offering.occasion}`)}
      className="rich-offers"
    >
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's, as the pattern has it.
        <div
          key={offer.key}
          id={`${id}-offer-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === here}
          className="rich-offers__offer"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(offer)}
        >
          {offer.icon && <Icon name={offer.icon} />}
          <span className="rich-offers__text">{offer.text}</span>
          {offer.about && <span className="rich-offers__about">{offer.about}</span>}
        </div>
      ))}
    </div>
  );
}

const most_offers = 10;
const quiet_ms = 120;

function useOffers(offering: Offering | null, surroundings: Surroundings, t: Say): Offer[] {
  const [found, set_found] = useState<{ occasion: string; offers: Offer[] }>({ occasion: '', offers: [] });
  const occasion = offering?.occasion;
  const query = offering?.query;
  useEffect(() => {
    if (!occasion || query === undefined) {
      set_found({ occasion: '', offers: [] });
      return;
    }
    let alive = true;
    const answer = (offers: Offer[]) => {
      if (alive) set_found({ occasion, offers: offers.slice(0, most_offers) });
    };
    if (occasion === 'block') {
      answer(blocks_like(query, t));
      return;
    }
    const timer = setTimeout(() => {
      const asked =
        occasion === 'person' ? people_like(query, surroundings) : pages_like(query, surroundings, t);
      asked.then(answer, () => answer([]));
    }, quiet_ms);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [occasion, query, surroundings, t]);
  return found.occasion === occasion ? found.offers : none;
}
const none: Offer[] = [];

function blocks_like(query: string, t: Say): Offer[] {
  const wanted = query.toLowerCase();
  return [...turnings, ...insertions]
    .map(({ name, icon, text, run }) => ({ key: name, icon, text: t(text), take: run }))
    .filter(({ text, key }) =>
      [key, ...text.toLowerCase().split(/\s/)].some((word) => word.startsWith(wanted)),
    );
}

/** Whoever types faster than the list is drawn means what was typed: the first block of that name; null: it is drawn. */
function newer_offer(editor: Editor, drawn: string | null, t: Say): Offer | null {
  const now = offering_of(editor.state);
  if (now?.occasion !== 'block' || `${now.occasion} ${now.query}` === drawn) return null;
  return blocks_like(now.query, t)[0] ?? null;
}

async function people_like(query: string, { find_people }: Surroundings): Promise<Offer[]> {
  return (await find_people(query)).map(({ id, name, organisation }) => ({
    key: id,
    text: name,
    about: organisation,
    icon: 'person',
    take: (editor) => editor.commands.insert_mention(id, name),
  }));
}

async function pages_like(query: string, { find_pages }: Surroundings, t: Say): Promise<Offer[]> {
  if (!find_pages) return [];
  const title = query.trim();
  const found = (await find_pages(title)).slice(0, most_offers - 1);
  const offers = found.map((page): Offer => page_offer(page.title));
  const is_there = found.some((page) => page.title.toLowerCase() === title.toLowerCase());
  return title === '' || is_there
    ? offers
    : [...offers, { ...page_offer(title), about: t('editor.page_wanted') }];
}

const page_offer = (title: string): Offer => ({
  key: title,
  text: title,
  icon: 'page',
  take: (editor) => editor.commands.set_link({ wiki: title }, title),
});

const gap_px = 6;
const phone = '(max-width: 640px)';

/** Beside the sign that was typed, by properties: below it, or above where there is no room. On a phone it is above the tools. */
function place_at(editor: Editor, list: HTMLElement, from: number): void {
  if (matchMedia(phone).matches) return;
  const box = list.offsetParent?.getBoundingClientRect();
  const at = editor.view.coordsAtPos(from);
  if (!box) return;
  const room = document.documentElement.clientHeight - at.bottom;
  const below = room > list.offsetHeight + gap_px || at.top < list.offsetHeight;
  const top = below ? at.bottom + gap_px : at.top - list.offsetHeight - gap_px;
  list.style.top = `${top - box.top}px`;
  list.style.left = `${Math.max(0, Math.min(at.left - box.left, box.width - list.offsetWidth))}px`;
}

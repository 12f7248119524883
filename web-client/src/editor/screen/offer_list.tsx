import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Answer, answering } from '@/kit/answering';
import { Icon, type IconName } from '@/kit/icon';
import { announce } from '@/live/announce';
import { type Say, useWords } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import type { Surroundings } from '../surroundings';
import { type Occasion, type Offering, offering_of, put_away } from '../typing/offers';
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
  const answer = useAnswer(offering, surroundings, t);
  const offers = useMemo(() => offers_of(answer, offering, t), [answer, offering, t]);
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
      // Whoever types faster than the list is drawn means what was typed.
      const now = offering_of(editor.state);
      const offer = now?.query === offering.query ? offers[here] : offers_of(answer, now, t)[0];
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
  }, [editor, shown, offering, answer, offers, here, take, t]);

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

interface OccasionAnswer extends Answer<Offer> {
  occasion: Occasion;
}

/** What the server has for the people or pages that are typed of, a moment after the last key. */
function useAnswer(offering: Offering | null, surroundings: Surroundings, t: Say): OccasionAnswer | null {
  const [answer, set_answer] = useState<OccasionAnswer | null>(null);
  const occasion = offering?.occasion;
  const query = offering?.query;
  useEffect(() => {
    if (query === undefined || !occasion || occasion === 'block') {
      set_answer(null);
      return;
    }
    let alive = true;
    const take = (items: Offer[]) => {
      if (alive) set_answer({ occasion, query, items: items.slice(0, most_offers) });
    };
    const timer = setTimeout(() => {
      const asked =
        occasion === 'person' ? people_like(query, surroundings) : pages_like(query, surroundings, t);
      asked.then(take, () => take([]));
    }, quiet_ms);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [occasion, query, surroundings, t]);
  return answer;
}

function offers_of(answer: OccasionAnswer | null, offering: Offering | null, t: Say): Offer[] {
  if (offering?.occasion === 'block') return blocks_like(offering.query, t).slice(0, most_offers);
  if (!answer || answer.occasion !== offering?.occasion) return [];
  return answering(answer, ({ text }) => text, offering.query);
}

function blocks_like(query: string, t: Say): Offer[] {
  const wanted = query.toLowerCase();
  return [...turnings, ...insertions]
    .map(({ name, icon, text, run }) => ({ key: name, icon, text: t(text), take: run }))
    .filter(({ text, key }) =>
      [key, ...text.toLowerCase().split(/\s/)].some((word) => word.startsWith(wanted)),
    );
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

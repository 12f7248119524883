import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import * as queries from '@/api/queries';
import type { Id } from '@/generated/types';
import { usePerson } from '@/shell/session';
import { keep_place, return_to_place } from './same_place';

interface Writable {
  object: { id: Id };
  /** The address of its edit screen, and what loads that screen. */
  address: string;
  load: () => Promise<unknown>;
  /** The permission that writing it takes, as its module names it; null: not given. */
  edit: string | null;
  /** Where its text is read. */
  text: RefObject<HTMLElement | null>;
}

/** Some time after a text can be read, what writing it takes is fetched: it is there when it is wanted. */
const after_reading_begins_ms = 2500;
/** Longer than this, the screen that is to come says itself what it waits for. */
const longest_wait_ms = 4000;

const in_peace = (act: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(act) : setTimeout(act);

/**
 * From reading a text to writing it, in the same place. The editor is fetched while one reads; the document is opened when
 * somebody points at the button, and the screen changes once both are there.
 */
export function useEditing({ object, address, load, edit, text }: Writable) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const person = usePerson();
  const [opening, open] = useState(false);
  const parts = useRef({ address, load });
  parts.current = { address, load };

  const fetch_code = useCallback(async () => {
    const [writing] = await Promise.all([
      import('./prepare'),
      parts.current.load(),
      client.prefetchQuery(queries.object(object.id)),
    ]);
    await writing.prepare_editor();
    return writing;
  }, [client, object.id]);

  const prepare = useCallback(async () => {
    if (edit === null) return;
    const { open_for_writing } = await fetch_code();
    const keeps = client.getQueryData(queries.object(object.id).queryKey)?.offline_copy ?? false;
    await open_for_writing({ object: object.id, person: person.id, edit, keeps }, longest_wait_ms);
  }, [fetch_code, client, object.id, person.id, edit]);

  useEffect(() => {
    if (edit === null) return;
    const timer = setTimeout(
      () => in_peace(() => void fetch_code().catch(() => undefined)),
      after_reading_begins_ms,
    );
    return () => clearTimeout(timer);
  }, [edit, fetch_code]);
  // Back from writing: the same words are where they were.
  useLayoutEffect(() => {
    if (text.current) return_to_place(text.current);
  }, [text]);

  const begin = async () => {
    open(true);
    // What fails here the screen says.
    await prepare().catch(() => undefined);
    keep_place(text.current);
    await navigate({ to: parts.current.address, resetScroll: false });
    open(false);
  };
  return {
    opening,
    begin: () => void begin(),
    prepare: () => void prepare().catch(() => undefined),
  };
}

import { useEffect, useRef } from 'react';

/** Runs `act` on a key (a single letter, or with Ctrl/Cmd as "mod+k"), never while something is being typed. */
export function useShortcut(keys: string, act: (() => void) | null): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!latest.current || event.defaultPrevented || !matches(event, keys)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [keys]);
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const modifier = event.ctrlKey || event.metaKey;
  if (keys.startsWith('mod+')) return modifier && !event.altKey && event.key.toLowerCase() === keys.slice(4);
  if (modifier || event.altKey || document.querySelector('dialog[open]')) return false;
  return event.key.toLowerCase() === keys && !is_typing(event.target);
}

function is_typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

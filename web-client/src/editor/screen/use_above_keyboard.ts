import { type RefObject, useEffect, useRef } from 'react';

/**
 * The keyboard of a phone covers the foot of the window without making it smaller; `--above-keyboard` says by how much, to
 * whatever stands there (`rich_editor.css`).
 */
export function useAboveKeyboard(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = window.visualViewport;
    if (!seen) return;
    const move = () => {
      // Whoever has enlarged the page sees less of it, too: that is no keyboard.
      const hidden = seen.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
      place.current?.style.setProperty('--above-keyboard', `${Math.round(hidden)}px`);
    };
    move();
    seen.addEventListener('resize', move);
    seen.addEventListener('scroll', move);
    return () => {
      seen.removeEventListener('resize', move);
      seen.removeEventListener('scroll', move);
    };
  }, []);
  return place;
}

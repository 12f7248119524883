import { type RefObject, useEffect, useRef } from 'react';

/** Ctrl and Enter publish, wherever one writes; the editor would keep the key for itself. */
export function usePublishKey(place: RefObject<HTMLElement | null>, publish: () => void): void {
  const latest = useRef(publish);
  latest.current = publish;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      if (event.target instanceof Element && event.target.closest('dialog')) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    const box = place.current;
    box?.addEventListener('keydown', listen, true);
    return () => box?.removeEventListener('keydown', listen, true);
  }, [place]);
}

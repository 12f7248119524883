import { type RefObject, useEffect, useState } from 'react';
import { Button } from '@/kit/button';
import { useWords } from '@/words';
import { pointed_at } from './pointing';
import './words';

const settled_ms = 150;
const gap_px = 8;

/** A button below words that have just been selected with the mouse or a finger; by keyboard there are the menu and M. */
export function SelectionButton({
  text,
  onComment,
}: {
  text: RefObject<HTMLElement | null>;
  onComment: () => void;
}) {
  const { t } = useWords();
  const [place, set_place] = useState<{ left: number; top: number } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => set_place(place_of(text.current)), settled_ms);
    };
    look(); // what brought this here may be a selection
    document.addEventListener('selectionchange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
    };
  }, [text]);
  if (!place) return null;
  return (
    <div
      className="comment-selection"
      style={{ left: place.left, top: place.top }}
      // The selection stays while the button is pressed.
      onPointerDown={(event) => event.preventDefault()}
    >
      <Button
        kind="secondary"
        tabIndex={-1}
        onClick={() => {
          onComment();
          set_place(null);
        }}
      >
        {t('comments.comment')}
      </Button>
    </div>
  );
}

function place_of(root: HTMLElement | null): { left: number; top: number } | null {
  const selection = getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pointed_at(root, range)) return null;
  const last = [...range.getClientRects()].at(-1);
  if (!last) return null;
  return {
    left: Math.max(gap_px, Math.min(last.right, document.documentElement.clientWidth - 140)) + scrollX,
    top: last.bottom + gap_px + scrollY,
  };
}

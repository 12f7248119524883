import type { ReactNode } from 'react';
import { IconButton } from '@/kit/button';
import { useWords } from '@/words';
import './words';

interface OrderedProps<T> {
  items: T[];
  name_of: (item: T) => string;
  onChange: (items: T[]) => void;
  show: (item: T, at: number) => ReactNode;
  /** Where the order is not one's own, nothing moves. */
  fixed?: boolean;
}

/** A short list that is put in order with buttons, one step at a time, and from which things are taken off. */
export function Ordered<T>({ items, name_of, onChange, show, fixed = false }: OrderedProps<T>) {
  const { t } = useWords();
  const move = (from: number, to: number) => {
    const next = [...items];
    const [moved] = next.splice(from, 1);
    if (moved !== undefined) next.splice(to, 0, moved);
    onChange(next);
  };
  if (items.length === 0) return null;
  return (
    <ol className="plain arrange__list">
      {items.map((item, at) => {
        const name = name_of(item);
        return (
          <li key={name} className="arrange__row">
            <div>{show(item, at)}</div>
            <div className="row">
              {!fixed && at > 0 && (
                <IconButton
                  icon="up"
                  label={t('places.move_up', { name })}
                  onClick={() => move(at, at - 1)}
                />
              )}
              {!fixed && at < items.length - 1 && (
                <IconButton
                  icon="down"
                  label={t('places.move_down', { name })}
                  onClick={() => move(at, at + 1)}
                />
              )}
              <IconButton
                icon="close"
                label={t('places.take_off', { name })}
                onClick={() => onChange(items.filter((_, other) => other !== at))}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

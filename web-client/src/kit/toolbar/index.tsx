import { type KeyboardEvent, useRef, useState } from 'react';
import { Icon, type IconName } from '../icon';
import './toolbar.css';

export interface Tool {
  name: string;
  icon: IconName;
  label: string;
  /** Shown after the label, such as "Ctrl+B". */
  keys?: string;
  run: () => void;
}

/** One tab stop; arrows move between the tools (ARIA toolbar with roving focus). */
export function Toolbar({ label, groups, controls }: { label: string; groups: Tool[][]; controls: string }) {
  const [current, set_current] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const count = groups.flat().length;

  const on_key = (event: KeyboardEvent) => {
    const target = target_of(event.key, current, count);
    if (target === null) return;
    event.preventDefault();
    set_current(target);
    root.current?.querySelectorAll('button')[target]?.focus();
  };

  let index = -1;
  return (
    <div
      ref={root}
      className="toolbar"
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      onKeyDown={on_key}
    >
      {groups.map((group) => (
        <div key={group[0]?.name} className="toolbar__group">
          {group.map((tool) => {
            index += 1;
            const here = index;
            const title = tool.keys ? `${tool.label} (${tool.keys})` : tool.label;
            return (
              <button
                key={tool.name}
                type="button"
                className="icon-button"
                tabIndex={here === current ? 0 : -1}
                aria-label={tool.label}
                title={title}
                onMouseDown={(event) => event.preventDefault()}
                onFocus={() => set_current(here)}
                onClick={tool.run}
              >
                <Icon name={tool.icon} />
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function target_of(key: string, here: number, count: number): number | null {
  if (key === 'ArrowRight') return (here + 1) % count;
  if (key === 'ArrowLeft') return (here - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Icon, type IconName } from '../icon';
import { type MenuItem, MenuList } from '../menu';
import '../button/button.css';
import './toolbar.css';

export interface Tool {
  name: string;
  icon: IconName;
  label: string;
  /** Shown after the label, such as "Ctrl+B". */
  keys?: string;
  run?: () => void;
  /** Whether what it does is done already, where the cursor is. */
  pressed?: boolean;
  /** It stays where it is and takes the focus, but does nothing. */
  off?: boolean;
  /** What is set now, in words beside the icon. */
  text?: string;
  /** It opens this menu instead of running. */
  menu?: MenuItem[];
}

/** One tab stop; arrows move between the tools (ARIA toolbar with roving focus). */
export function Toolbar({ label, groups, controls }: { label: string; groups: Tool[][]; controls: string }) {
  const [current, set_current] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const count = groups.flat().length;

  const on_key = (event: KeyboardEvent) => {
    if ((event.target as Element).closest('[role="menu"]')) return;
    const target = target_of(event.key, Math.min(current, count - 1), count);
    if (target === null) return;
    event.preventDefault();
    set_current(target);
    root.current?.querySelectorAll<HTMLElement>('[data-tool]')[target]?.focus();
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
            return (
              <ToolButton
                key={tool.name}
                tool={tool}
                reached={here === Math.min(current, count - 1)}
                onFocus={() => set_current(here)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface ToolButtonProps {
  tool: Tool;
  reached: boolean;
  onFocus: () => void;
}

function ToolButton({ tool, reached, onFocus }: ToolButtonProps) {
  const [open, set_open] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { menu } = tool;
  const press = () => {
    if (tool.off) return;
    if (menu) set_open(!open);
    else tool.run?.();
  };
  const close = (focus: 'back' | 'away') => {
    set_open(false);
    if (focus === 'back') button.current?.focus();
  };
  const opens = menu
    ? { 'aria-haspopup': 'menu' as const, 'aria-expanded': open, 'aria-controls': open ? id : undefined }
    : {};
  const shown = (
    <button
      ref={button}
      type="button"
      data-tool
      className={`icon-button toolbar__tool${tool.text === undefined ? '' : ' toolbar__tool--text'}`}
      tabIndex={reached ? 0 : -1}
      aria-label={tool.text === undefined ? tool.label : `${tool.label}: ${tool.text}`}
      aria-pressed={tool.pressed}
      aria-disabled={tool.off || undefined}
      title={tool.keys ? `${tool.label} (${tool.keys})` : tool.label}
      onMouseDown={(event) => event.preventDefault()}
      onFocus={onFocus}
      onClick={press}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || !menu || tool.off) return;
        event.preventDefault();
        set_open(true);
      }}
      {...opens}
    >
      {tool.text === undefined ? (
        <Icon name={tool.icon} />
      ) : (
        <span className="toolbar__words">{tool.text}</span>
      )}
      {menu && tool.text !== undefined && <Icon name="down" />}
    </button>
  );
  if (!menu) return shown;
  return (
    <div className="menu toolbar__menu">
      {shown}
      {open && (
        <MenuList id={id} label={tool.label} items={menu} align="start" opener={button} onClose={close} />
      )}
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

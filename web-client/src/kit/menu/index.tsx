import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Icon, type IconName } from '../icon';
import './menu.css';

export interface MenuItem {
  text: string;
  icon?: IconName;
  hint?: string;
  checked?: boolean;
  danger?: boolean;
  /** A link when given, else `onChoose` is called. */
  href?: string;
  onChoose?: () => void;
}

interface MenuProps {
  label: string;
  button: ReactNode;
  items: (MenuItem | null)[];
  align?: 'start' | 'end';
  buttonClass?: string;
}

/** A button that opens a menu (ARIA menu button): arrows move, letters jump, Escape gives the focus back. */
export function Menu({ label, button, items, align = 'end', buttonClass = 'icon-button' }: MenuProps) {
  const [open, set_open] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (focus: 'back' | 'away') => {
    set_open(false);
    if (focus === 'back') opener.current?.focus();
  };
  return (
    <div className="moj-button-menu menu">
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => set_open(!open)}
      >
        {button}
      </button>
      {open && <MenuList id={id} label={label} items={items} align={align} opener={opener} onClose={close} />}
    </div>
  );
}

interface MenuListProps {
  id: string;
  label: string;
  items: (MenuItem | null)[];
  align: 'start' | 'end';
  opener: RefObject<HTMLElement | null>;
  onClose: (focus: 'back' | 'away') => void;
}

/** What is chosen from, while it is open; it takes the focus. */
export function MenuList({ id, label, items, align, opener, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const shown = items.filter((item) => item !== null);
  const latest = useRef(onClose);
  latest.current = onClose;

  useLayoutEffect(() => {
    if (list.current) keep_in_sight(list.current);
  }, []);

  useEffect(() => {
    entries(list.current)[0]?.focus();
    const leave = (event: Event) => {
      const to = event.target as Node;
      if (!list.current?.contains(to) && !opener.current?.contains(to)) latest.current('away');
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [opener]);

  const on_key = (event: KeyboardEvent) => {
    const all = entries(list.current);
    const here = all.indexOf(document.activeElement as HTMLElement);
    const target = next_index(event.key, here, all);
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose('back');
    } else if (target !== null) {
      event.preventDefault();
      all[target]?.focus();
    }
  };

  return (
    <div
      ref={list}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={`menu__list menu__list--${align}`}
      onKeyDown={on_key}
    >
      {shown.map((item) => (
        <Entry key={item.text} item={item} onDone={() => onClose('back')} />
      ))}
    </div>
  );
}

function Entry({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const content = (
    <>
      {item.icon && <Icon name={item.icon} />}
      <span className="menu__text">
        {item.text}
        {item.hint && <span className="menu__hint">{item.hint}</span>}
      </span>
      {item.checked && <Icon name="check" />}
    </>
  );
  const className = `menu__item${item.danger ? ' menu__item--danger' : ''}`;
  if (item.href !== undefined) {
    return (
      <a role="menuitem" tabIndex={-1} className={`${className} bare`} href={item.href}>
        {content}
      </a>
    );
  }
  const role =
    item.checked === undefined
      ? { role: 'menuitem' }
      : { role: 'menuitemradio', 'aria-checked': item.checked };
  return (
    <button
      type="button"
      {...role}
      tabIndex={-1}
      className={className}
      onClick={() => {
        onDone();
        item.onChoose?.();
      }}
    >
      {content}
    </button>
  );
}

const from_edge_px = 8;

/** Moves a list sideways that would end outside the window. */
function keep_in_sight(list: HTMLElement): void {
  const { left, right } = list.getBoundingClientRect();
  const hidden_left = from_edge_px - left;
  const hidden_right = right - (document.documentElement.clientWidth - from_edge_px);
  if (hidden_left > 0) list.style.translate = `${hidden_left}px`;
  else if (hidden_right > 0) list.style.translate = `${-hidden_right}px`;
}

const entries = (root: HTMLElement | null): HTMLElement[] =>
  root ? [...root.querySelectorAll<HTMLElement>('[role^="menuitem"]')] : [];

function next_index(key: string, here: number, all: HTMLElement[]): number | null {
  switch (key) {
    case 'ArrowDown':
      return (here + 1) % all.length;
    case 'ArrowUp':
      return (here - 1 + all.length) % all.length;
    case 'Home':
      return 0;
    case 'End':
      return all.length - 1;
  }
  if (key.length !== 1 || key === ' ') return null;
  const order = [...all.keys()].map((offset) => (here + 1 + offset) % all.length);
  return order.find((index) => all[index]?.textContent?.toLowerCase().startsWith(key.toLowerCase())) ?? null;
}

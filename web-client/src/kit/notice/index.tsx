import { type ReactNode, useEffect, useRef } from 'react';
import { Icon, type IconName } from '../icon';
import './notice.css';

type Kind = 'success' | 'caution' | 'error' | 'note';
const icons: Record<Kind, IconName> = {
  success: 'check',
  caution: 'warning',
  error: 'warning',
  note: 'page',
};

interface NoticeProps {
  kind: Kind;
  children: ReactNode;
  action?: ReactNode;
  /** Said to screen readers by other means: words that keep up with the clock would be said again and again. */
  silent?: boolean;
}

/**
 * What happened, where the person looks. Polite by default; errors interrupt. When the button that did it went with what it
 * was about, the focus comes here instead of falling back to the top of the page.
 */
export function Notice({ kind, children, action, silent = false }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  const told = useRef('');
  useEffect(() => {
    const text = box.current?.textContent ?? '';
    if (kind !== 'success' || text === told.current) return;
    told.current = text;
    if (document.activeElement === document.body && navigator.userActivation?.hasBeenActive)
      box.current?.focus({ preventScroll: true });
  });
  return (
    <div
      ref={box}
      tabIndex={-1}
      className={`notice notice--${kind}`}
      role={silent ? undefined : kind === 'error' ? 'alert' : 'status'}
    >
      <Icon name={icons[kind]} />
      <div className="notice__text">{children}</div>
      {action && <div className="notice__action">{action}</div>}
    </div>
  );
}

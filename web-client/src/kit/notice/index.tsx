import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon';
import './notice.css';

type Kind = 'success' | 'caution' | 'error' | 'note';
const icons: Record<Kind, IconName> = {
  success: 'check',
  caution: 'warning',
  error: 'warning',
  note: 'page',
};

/** What happened, where the person looks. Polite by default; errors interrupt. */
export function Notice({ kind, children, action }: { kind: Kind; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`notice notice--${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div className="notice__text">{children}</div>
      {action && <div className="notice__action">{action}</div>}
    </div>
  );
}

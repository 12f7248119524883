import type { ReactNode } from 'react';
import './state_tag.css';

/** A state in words, never by colour alone. */
export function StateTag({
  tone,
  children,
}: {
  tone: 'plain' | 'good' | 'caution' | 'accent';
  children: ReactNode;
}) {
  return <span className={`state-tag state-tag--${tone}`}>{children}</span>;
}

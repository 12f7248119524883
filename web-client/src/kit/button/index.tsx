import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from '../icon';
import './button.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'warning';
  icon?: IconName;
  /** While the act is under way the button keeps its words and its focus, and does nothing when pressed again. */
  busy?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'primary', icon, busy = false, children, onClick, ...rest }: ButtonProps) {
  const variant = kind === 'primary' ? '' : ` govuk-button--${kind}`;
  return (
    <button
      type="button"
      {...rest}
      className={`govuk-button${variant}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  label: string;
  ref?: Ref<HTMLButtonElement>;
}

interface MarkButtonProps {
  icon: IconName;
  set: boolean;
  /** How it stands: "Watch", "Watching". */
  words: string;
  /** What pressing it does, as its description and tooltip. */
  effect: string;
  onClick: () => void;
}

/**
 * A mark of one's own that is set or not. The words say which; where there is no room for them they stay its name, and the
 * icon is solid on a ground of its own while the mark is set.
 */
export function MarkButton({ icon, set, words, effect, onClick }: MarkButtonProps) {
  return (
    <button
      type="button"
      className={`mark-button${set ? ' mark-button--set' : ''}`}
      title={effect}
      onClick={onClick}
    >
      <Icon name={icon} filled={set} />
      <span className="mark-button__words">{words}</span>
    </button>
  );
}

/** A square button of 44 px whose words are its accessible name and its tooltip. */
export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className={`icon-button ${className}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}

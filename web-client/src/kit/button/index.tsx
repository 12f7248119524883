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
  filled?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A square button of 44 px whose words are its accessible name and its tooltip. */
export function IconButton({ icon, label, filled = false, className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className={`icon-button ${className}`} aria-label={label} title={label}>
      <Icon name={icon} filled={filled} />
    </button>
  );
}

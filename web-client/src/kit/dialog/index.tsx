import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '@/words';
import { IconButton } from '../button';
import './dialog.css';

interface DialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
  /** `panel` slides in at the side and keeps the page in sight; `top` hangs from the top (palette). */
  shape?: 'centre' | 'panel' | 'top' | 'drawer';
  /** False when the dialog must be answered, such as signing in again. */
  dismissable?: boolean;
  hideTitle?: boolean;
  /** The topic of the guide that explains what is done here. */
  guide?: string;
}

/** The browser's own modal dialog: it holds the focus, closes on Escape and gives focus back. */
export function Dialog({
  title,
  children,
  onClose,
  shape = 'centre',
  dismissable = true,
  hideTitle = false,
  guide,
}: DialogProps) {
  const { t } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    const opener = document.activeElement;
    if (!dialog.open) dialog.showModal();
    if (document.activeElement?.closest('.dialog__head')) focus_beginning(dialog);
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the cancel event; the click is on the backdrop.
    <dialog
      ref={box}
      className={`dialog dialog--${shape}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (dismissable) onClose();
      }}
      onClick={(event) => {
        if (dismissable && event.target === box.current) onClose();
      }}
    >
      <div className="dialog__body">
        <div className={hideTitle ? 'visually-hidden' : 'dialog__head'}>
          <h2 id={heading} className="section-title">
            {title}
          </h2>
          {guide && (
            <a className="dialog__guide" href={`/about/guide/${guide}`} target="_blank" rel="noreferrer">
              {t('core.guide_link')}
              <span className="visually-hidden"> {t('core.new_tab')}</span>
            </a>
          )}
          {dismissable && !hideTitle && <IconButton icon="close" label={t('core.close')} onClick={onClose} />}
        </div>
        {children}
      </div>
    </dialog>
  );
}

/**
 * Whoever opens a form means to fill it in: where it begins with a field of text, that has the focus. Otherwise the title has
 * it, not the cross.
 */
function focus_beginning(dialog: HTMLElement): void {
  const first = dialog.querySelector<HTMLElement>('.dialog__body :is(input, textarea, select)');
  const field = first?.matches('input:not([type], [role]), input[type="text"], textarea') ? first : null;
  const title = dialog.querySelector<HTMLElement>('.dialog__head h2');
  // Not before: the browser itself would give the focus to a title that takes it.
  if (!field && title) title.tabIndex = -1;
  (field ?? title)?.focus();
}

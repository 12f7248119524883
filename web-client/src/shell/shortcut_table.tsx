import { useEffect, useState } from 'react';
import { read_editor_shortcuts } from '@/editor';
import { shortcuts_of_modules } from '@/modules';
import type { Shortcut } from '@/modules/module';
import { useWords } from '@/words';

const shortcuts: Shortcut[] = [
  [['/'], 'core.key_search'],
  [['Ctrl', 'K'], 'core.key_search'],
  [['?'], 'core.key_help'],
  ...shortcuts_of_modules,
  [['Esc'], 'core.key_close'],
];

/** Every key that does something, and what it does. */
export function ShortcutTable() {
  const { t } = useWords();
  const with_editor = useMore();
  return (
    <>
      <ShortcutRows shortcuts={shortcuts} />
      {with_editor && (
        <>
          <h2 className="section-title">{t('core.shortcuts_editor')}</h2>
          <ShortcutRows shortcuts={with_editor} />
        </>
      )}
    </>
  );
}

/** The keys of the editor, whose texts are not read before they are wanted. */
function useMore(): Shortcut[] | null {
  const [found, set_found] = useState<Shortcut[] | null>(null);
  useEffect(() => {
    let alive = true;
    read_editor_shortcuts().then(
      (shortcuts) => alive && set_found(shortcuts),
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, []);
  return found;
}

export function ShortcutRows({ shortcuts }: { shortcuts: Shortcut[] }) {
  const { t } = useWords();
  return (
    <table className="govuk-table">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('core.key')}</th>
          <th scope="col">{t('core.key_does')}</th>
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {shortcuts.map(([keys, text]) => (
          <tr key={keys.join()} className="govuk-table__row">
            <td className="govuk-table__cell">
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ' + '}
                  <kbd className="key">{key}</kbd>
                </span>
              ))}
            </td>
            <td className="govuk-table__cell">{t(text)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

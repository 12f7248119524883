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

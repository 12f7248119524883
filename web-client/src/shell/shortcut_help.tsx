import { Dialog } from '@/kit/dialog';
import { type Key, useWords } from '@/words';

const shortcuts: [string[], Key][] = [
  [['/'], 'core.key_search'],
  [['Ctrl', 'K'], 'core.key_search'],
  [['?'], 'core.key_help'],
  [['E'], 'core.key_edit'],
  [['Ctrl', 'Enter'], 'core.key_publish'],
  [['Ctrl', 'B'], 'wiki.tool_bold'],
  [['Ctrl', 'I'], 'wiki.tool_italic'],
  [['Ctrl', 'Alt', '2'], 'wiki.tool_heading'],
  [['[['], 'core.key_link'],
  [['Esc'], 'core.key_close'],
];

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('core.shortcuts')} onClose={onClose}>
      <ShortcutTable />
    </Dialog>
  );
}

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

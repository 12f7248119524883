import { Heading, useDocumentTitle } from '@/shell/heading';
import { ShortcutTable } from '@/shell/shortcut_table';
import { useWords } from '@/words';
import '@/writing/words';

export function Help() {
  const { t } = useWords();
  useDocumentTitle(t('core.about_help'));
  return (
    <main id="main" className="screen screen--narrow stack" tabIndex={-1}>
      <Heading>{t('core.about_help')}</Heading>
      <p className="lead">{t('core.help_lead')}</p>
      <p>
        <a href="/about/guide">{t('core.about_guide')}</a>: {t('core.guide_lead')}
      </p>
      <h2 className="section-title">{t('writing.help')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t('writing.help_together')}</li>
        <li>{t('writing.help_saved')}</li>
        <li>{t('writing.help_offline')}</li>
        <li>{t('writing.help_publish')}</li>
        <li>{t('writing.help_schedule')}</li>
        <li>{t('writing.help_markdown')}</li>
      </ul>
      <h2 className="section-title">{t('core.shortcuts')}</h2>
      <ShortcutTable />
      <p>
        <a href="/about/help">{t('core.help_more')}</a>
      </p>
    </main>
  );
}

import { useWords } from '@/words';

const pages = ['guide', 'accessibility', 'privacy', 'cookies', 'terms', 'help', 'contact'] as const;

export function Footer() {
  const { t } = useWords();
  return (
    <footer className="footer">
      <nav aria-label={t('core.about_site')}>
        <ul className="plain row">
          {pages.map((page) => (
            <li key={page}>
              <a href={`/about/${page}`}>{t(`core.about_${page}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

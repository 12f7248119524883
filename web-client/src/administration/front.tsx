import { Link } from '@tanstack/react-router';
import { Notice } from '@/kit/notice';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { place, useOverview } from './place';
import type { Part } from './screens';

/** What needs looking at, and where everything is. */
export function Front({ parts }: { parts: Part[] }) {
  const { t } = useWords();
  const overview = useOverview();
  useDocumentTitle(t('administration.title'));
  return (
    <div className="stack">
      <Heading>{t('administration.title')}</Heading>
      <p className="lead">{t('administration.lead')}</p>
      {overview.administrators === 1 && (
        <Notice kind="caution" action={<Link to={place('people')}>{t('administration.choose_second')}</Link>}>
          {t('administration.one_administrator')}
        </Notice>
      )}
      {overview.ownerless ? (
        <Notice
          kind="caution"
          action={
            <Link to={place('spaces')} search={{ ownerless: true } as never}>
              {t('administration.spaces_ownerless_see')}
            </Link>
          }
        >
          {t('administration.spaces_ownerless_count', { count: overview.ownerless })}
        </Notice>
      ) : null}
      <ul className="plain administration__parts">
        {parts.map((part) => (
          <li key={part.name}>
            <Link to={place(part.name)} className="card">
              <span className="thing__title">{t(part.title)}</span>
              <span className="thing__about">{t(part.about)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

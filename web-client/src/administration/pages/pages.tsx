import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PageLanguage, SitePageLine } from '@/generated/types';
import { Moment } from '@/kit/moment';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { place } from '../place';
import * as queries from '../queries';
import '../words';
import './texts';
import { name_of } from './name_of';
import './pages.css';

/** The pages of the footer: who wrote each last in either language, and whether the Welsh is behind. */
export function Pages() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(queries.site_pages);
  useDocumentTitle(t('pages.title'), t('administration.title'));
  return (
    <>
      <Heading>{t('pages.title')}</Heading>
      <p className="lead">{t('pages.lead')}</p>
      {!data &&
        (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton title={false} />)}
      {data && (
        <table className="records">
          <caption className="visually-hidden">{t('pages.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pages.page')}</th>
              <th scope="col">{t('pages.english')}</th>
              <th scope="col">{t('pages.welsh')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((page) => (
              <PageRow key={page.page} page={page} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function PageRow({ page }: { page: SitePageLine }) {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link to={place('pages', page.page)}>{name_of(page, t)}</Link>
        {page.asking && <span className="records__under">{t('pages.asked')}</span>}
      </th>
      <td data-label={t('pages.english')}>
        {page.english ? <Written language={page.english} /> : t('pages.unwritten')}
      </td>
      <td data-label={t('pages.welsh')}>
        {page.welsh ? <Written language={page.welsh} /> : page.english && t('pages.welsh_missing')}
        {page.behind > 0 && (
          <p>
            <StateTag tone="caution">{t('pages.behind', { count: page.behind })}</StateTag>
          </p>
        )}
      </td>
    </tr>
  );
}

/** When, and by whom. */
export function Written({ language }: { language: PageLanguage }) {
  const { t } = useWords();
  return (
    <span>
      <Moment at={language.changed} />{' '}
      <span className="soft">
        {language.by ? t('pages.written_by', { name: language.by.name }) : t('pages.came_with')}
      </span>
    </span>
  );
}

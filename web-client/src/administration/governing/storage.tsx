import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { size_in_words } from '@/reading/size';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { place } from '../place';
import * as queries from '../queries';
import { Records } from '../records';
import './words';

/** How much room files take and have left. */
export function Storage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(queries.storage);
  useDocumentTitle(t('administration.storage'), t('administration.title'));
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const facts: [string, string, string?][] = [
    [t('governing.storage_free'), size_in_words(data.free)],
    [t('governing.storage_taken'), size_in_words(data.octets)],
    [t('governing.storage_each'), size_in_words(data.space_quota), t('governing.storage_each_hint')],
    [t('governing.storage_file'), size_in_words(data.largest_file), t('governing.storage_each_hint')],
  ];
  return (
    <>
      <Heading>{t('administration.storage')}</Heading>
      <p className="lead">{t('governing.storage_lead')}</p>
      {data.room !== 'ample' && <Notice kind="caution">{t(`governing.storage_${data.room}`)}</Notice>}
      <dl className="govuk-summary-list">
        {facts.map(([key, value, hint]) => (
          <div key={key} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">
              {value}
              {hint && <span className="records__under">{hint}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <section className="administration__part">
        <h2 className="section-title">{t('governing.storage_spaces')}</h2>
        <Records
          caption={t('governing.storage_spaces')}
          columns={[t('governing.storage_space'), t('governing.storage_size')]}
        >
          {data.spaces.map((space) => (
            <tr key={space.id}>
              <th scope="row">
                <Link to={place('spaces', space.id)}>{space.name}</Link>
              </th>
              <td data-label={t('governing.storage_size')}>
                {t('governing.storage_of', {
                  octets: size_in_words(space.octets),
                  quota: size_in_words(space.quota ?? data.space_quota),
                })}
              </td>
            </tr>
          ))}
        </Records>
      </section>
      <section className="administration__part">
        <h2 className="section-title">{t('governing.storage_areas')}</h2>
        <Records
          caption={t('governing.storage_areas')}
          columns={[
            t('governing.storage_area'),
            { text: t('governing.storage_count'), kind: 'number' },
            { text: t('governing.storage_size'), kind: 'number' },
          ]}
        >
          {data.areas.map((area) => (
            <tr key={area.id}>
              <th scope="row">
                <Link to={place('areas', area.id)}>{area.name}</Link>
              </th>
              <td className="records__number" data-label={t('governing.storage_count')}>
                {area.spaces}
              </td>
              <td className="records__number" data-label={t('governing.storage_size')}>
                {size_in_words(area.octets)}
              </td>
            </tr>
          ))}
        </Records>
      </section>
    </>
  );
}

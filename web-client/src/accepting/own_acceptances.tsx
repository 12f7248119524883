import { useQuery } from '@tanstack/react-query';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import * as queries from './queries';
import './texts';

/** Which of the site's pages somebody has accepted, on the page about themselves. */
export default function OwnAcceptances() {
  const { t, language } = useWords();
  const { data, error, refetch } = useQuery(queries.own);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <section className="accepting__own" aria-labelledby="accepted">
      <h2 id="accepted" className="section-title">
        {t('accepting.own')}
      </h2>
      <ul className="things">
        {data.map(({ page, title, version, language: read_in, accepted }) => (
          <li key={`${page} ${version} ${read_in}`}>
            <div>
              <p className="thing__title">
                <a href={`/about/${page}`} lang={read_in}>
                  {title}
                </a>
              </p>
              <p className="thing__about">
                {[
                  t('accepting.version', { number: version }),
                  t(read_in === 'cy' ? 'accepting.in_cy' : 'accepting.in_en'),
                  t('accepting.accepted_on', {
                    date: date_in_words(new Date(accepted), language, 'day_and_year'),
                  }),
                ].join(', ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

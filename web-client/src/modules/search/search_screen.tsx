import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import * as queries from '@/api/queries';
import { Button } from '@/kit/button';
import { SelectField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import './search_screen.css';

/** Everything found, in words of the text, narrowed by space and order. */
export function SearchScreen() {
  const { t } = useWords();
  const question = useSearch({ from: '/shell/search' });
  const navigate = useNavigate({ from: '/search' });
  const asked = question.q !== '' || question.tag !== undefined;
  const query = useInfiniteQuery({ ...queries.search(question), enabled: asked });
  const hits = query.data?.pages.flatMap((page) => page.items) ?? [];
  const first = query.data?.pages[0];
  useDocumentTitle(question.q ? t('finding.search_results', { q: question.q }) : t('core.search'));
  return (
    <main id="main" className="screen" tabIndex={-1}>
      <Heading of="search">{t('core.search')}</Heading>
      <SearchField
        q={question.q}
        onSearch={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })}
      />
      {question.tag !== undefined && (
        <p className="row">
          <strong>{t('finding.tagged', { tag: question.tag })}</strong>
          <Link to="/search" search={({ tag: _, ...rest }) => ({ q: '', ...rest })}>
            {t('finding.any_tag')}
          </Link>
        </p>
      )}
      <div className="search">
        <Narrowing />
        <div>
          <p role="status" className="search__count">
            {first && t('finding.results', { count: first.count })}
          </p>
          {first?.suggestion && (
            <p>
              {t('finding.did_you_mean')}{' '}
              <Link to="/search" search={{ ...question, q: first.suggestion }}>
                {first.suggestion}
              </Link>
            </p>
          )}
          {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
          {query.isFetching && !query.data && <Skeleton title={false} />}
          {!asked && <Empty title={t('finding.search_empty')}>{t('finding.search_empty_text')}</Empty>}
          {first && hits.length === 0 && (
            <Empty title={t('finding.nothing_found_for', { q: question.q || (question.tag ?? '') })}>
              {t('finding.search_advice')}
            </Empty>
          )}
          <ol className="things search__hits">
            {hits.map((hit) => (
              <li key={hit.object.id}>
                <Link to={hit.object.address} className="thing__title">
                  {hit.object.title}
                </Link>{' '}
                {hit.in_draft && <StateTag tone="caution">{t('core.in_draft')}</StateTag>}
                {hit.snippet && <PrintedHtml html={hit.snippet} className="search__snippet" />}
                <p className="thing__about">
                  {hit.object.space.name} · {t('core.changed_by', { name: hit.object.updated_by.name })}{' '}
                  <Moment at={hit.object.updated} />
                </p>
              </li>
            ))}
          </ol>
          <LoadMore
            more={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </div>
      </div>
    </main>
  );
}

function SearchField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useWords();
  const [typed, type] = useState(q);
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), 400);
    return () => clearTimeout(timer);
  }, [typed]);
  // A link to another question (a suggestion, the palette) changes the field too.
  useEffect(() => type((now) => (now.trim() === q ? now : q)), [q]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <search>
      <form className="search__form" onSubmit={submit}>
        <label className="visually-hidden" htmlFor="search-words">
          {t('finding.search_words')}
        </label>
        <input
          id="search-words"
          type="search"
          className="govuk-input"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <Button type="submit" icon="search">
          {t('core.search')}
        </Button>
      </form>
    </search>
  );
}

function Narrowing() {
  const { t } = useWords();
  const question = useSearch({ from: '/shell/search' });
  const navigate = useNavigate({ from: '/search' });
  const { data: home } = useQuery(queries.home);
  return (
    <div className="search__narrow">
      <SelectField
        label={t('finding.in_space')}
        value={question.space ?? ''}
        options={[
          { value: '', text: t('finding.everywhere') },
          ...(home?.spaces ?? []).map((space) => ({ value: space.id, text: space.name })),
        ]}
        onChange={(space) =>
          void navigate({ search: ({ space: _, ...rest }) => (space ? { ...rest, space } : rest) })
        }
      />
      <SelectField
        label={t('finding.order')}
        value={question.sort ?? 'best'}
        options={[
          { value: 'best', text: t('finding.order_best') },
          { value: 'newest', text: t('finding.order_newest') },
        ]}
        onChange={(sort) =>
          void navigate({
            search: ({ sort: _, ...rest }) =>
              sort === 'newest' ? { ...rest, sort: 'newest' as const } : rest,
          })
        }
      />
    </div>
  );
}

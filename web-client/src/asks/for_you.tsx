import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OwnAsk, OwnAskPage } from '@/generated/types';
import { LoadMore } from '@/kit/load_more';
import { StateTag } from '@/kit/state_tag';
import { useWords } from '@/words';
import './asks.css';
import { due_in_words } from './due';
import * as ask_queries from './queries';

/** What one is asked to do and has not done: what is overdue first. Empty: nothing is shown. */
export default function ForYou({ first }: { first: OwnAskPage }) {
  const { t } = useWords();
  const [all, want_all] = useState(false);
  const query = useInfiniteQuery({ ...ask_queries.own_asks, enabled: all });
  const asks = all && query.data ? query.data.pages.flatMap((page) => page.items) : first.items;
  if (asks.length === 0) return null;
  return (
    <section aria-labelledby="for-you">
      <h2 id="for-you" className="section-title">
        {t('asks.for_you')}
      </h2>
      <ul className="things for-you">
        {asks.map((ask) => (
          <li key={ask.id} className="for-you__ask">
            <Row ask={ask} />
          </li>
        ))}
      </ul>
      <LoadMore
        more={all ? query.hasNextPage : first.next !== ''}
        busy={query.isFetching}
        onMore={() => (all ? void query.fetchNextPage() : want_all(true))}
      />
    </section>
  );
}

function Row({ ask }: { ask: OwnAsk }) {
  const { t, language } = useWords();
  const due = due_in_words(ask.due, new Date(), language, t);
  return (
    <>
      <div className="for-you__what">
        <Link to={ask.object.address} className="thing__title">
          {t(`asks.verb_${ask.kind}`, { title: ask.object.title })}
        </Link>
        <p className="thing__about">
          {ask.object.space.name} · {t('asks.asked_by', { name: ask.asked_by.name })} ·{' '}
          {ask.overdue ? <StateTag tone="caution">{due}</StateTag> : due}
        </p>
      </div>
      <Link to={ask.object.address} className="govuk-button govuk-button--secondary">
        <span aria-hidden="true">{t(`asks.do_${ask.kind}`)}</span>
        <span className="visually-hidden">
          {t(`asks.do_${ask.kind}`)}: {ask.object.title}
        </span>
      </Link>
    </>
  );
}

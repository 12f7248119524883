import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get_comment_news } from '@/generated/home';
import type { CommentNews, CommentNewsPage } from '@/generated/types';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { useWords } from '@/words';
import './words';

/** What others said that concerns one, since one was there. */
export default function SaidToYou({ first }: { first: CommentNewsPage }) {
  const { t } = useWords();
  const [all, want_all] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['home', 'comment-news'],
    queryFn: ({ pageParam, signal }) => get_comment_news({ after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    enabled: all,
  });
  const items = all && query.data ? query.data.pages.flatMap((page) => page.items) : first.items;
  return (
    <section aria-labelledby="said-to-you">
      <h2 id="said-to-you" className="section-title">
        {t('threads.said_to_you')}
      </h2>
      <ul className="things">
        {items.map((item) => (
          <li key={item.comment}>
            <Said item={item} />
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

function Said({ item }: { item: CommentNews }) {
  const { t } = useWords();
  return (
    <>
      <Link to="/comments/$comment" params={{ comment: item.comment }} className="thing__title">
        {item.excerpt}
      </Link>
      <p className="thing__about">
        {t(`threads.said_${item.why}`, { name: item.author.name })} · {item.about.title} ·{' '}
        <Moment at={item.made} />
      </p>
    </>
  );
}

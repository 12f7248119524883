import { Link } from '@tanstack/react-router';
import type { NewsItem } from '@/generated/types';
import { Moment } from '@/kit/moment';
import { say_or, useWords } from '@/words';

/** One thing that somebody did: what the house says of it, or the module whose it is. */
export default function Happened({ item }: { item: NewsItem }) {
  useWords();
  const key = item.name.startsWith('core.')
    ? `news.${item.name.slice('core.'.length)}`
    : item.name.replace('.', '.event_');
  return (
    <li className="moj-timeline__item">
      <p>
        <strong>{item.actor.name}</strong> {say_or(key, item.name)}{' '}
        {item.object && <Link to={item.object.address}>{item.object.title}</Link>}
      </p>
      <p className="thing__about">
        <Moment at={item.at} />
      </p>
    </li>
  );
}

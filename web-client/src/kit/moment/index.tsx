import { useEffect, useState } from 'react';
import { useWords } from '@/words';
import { exact_time, time_in_words } from '@/words/time';

/** A time in words, exact on hover; the words keep up with the clock. */
export function Moment({ at }: { at: string }) {
  const { language } = useWords();
  const now = useNow();
  const time = new Date(at);
  return (
    <time dateTime={at} title={exact_time(time, language)}>
      {time_in_words(time, now, language)}
    </time>
  );
}

function useNow(): Date {
  const [now, set_now] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => set_now(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

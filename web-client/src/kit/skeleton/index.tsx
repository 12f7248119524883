import { useEffect, useState } from 'react';
import { useWords } from '@/words';
import './skeleton.css';

/** Grey lines in the shape of text, shown only when an answer takes longer than 200 ms. */
export function Skeleton({ lines = 5, title = true }: { lines?: number; title?: boolean }) {
  const { t } = useWords();
  const [late, set_late] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => set_late(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={`skeleton${late ? ' skeleton--shown' : ''}`} aria-busy="true">
      <p className="visually-hidden">{late ? t('core.loading') : ''}</p>
      {title && <div className="skeleton__title" />}
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skeleton__line" />
      ))}
    </div>
  );
}

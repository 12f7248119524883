import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import './progress.css';

const quick_ms = 200;
const long_ms = 2500;

/**
 * A line along the top while the screen that was asked for is on its way and the old one still stands. What comes quickly
 * shows nothing; what takes long is also said.
 */
export function Progress() {
  const { t } = useWords();
  const under_way = useNavigationUnderWay();
  const [late, set_late] = useState(false);
  useEffect(() => {
    if (!under_way) return;
    const show = setTimeout(() => set_late(true), quick_ms);
    const say = setTimeout(() => announce(t('core.loading')), long_ms);
    return () => {
      clearTimeout(show);
      clearTimeout(say);
      set_late(false);
    };
  }, [under_way, t]);
  return late ? <div className="progress" aria-hidden="true" /> : null;
}

function useNavigationUnderWay(): boolean {
  const router = useRouter();
  const [under_way, set_under_way] = useState(false);
  useEffect(() => {
    const ends = [
      router.subscribe('onBeforeNavigate', () => set_under_way(true)),
      router.subscribe('onResolved', () => set_under_way(false)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [router]);
  return under_way;
}

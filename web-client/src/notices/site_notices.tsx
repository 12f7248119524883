import { useState } from 'react';
import type { ShownNotice } from '@/generated/types';
import { useWords } from '@/words';
import { NoticeLine } from './notice_line';
import type {} from './texts';

const kept_as = 'folkmoot.notices-put-away';
const name_of = ({ id, version }: ShownNotice) => `${id}.${version}`;

/** The news that somebody has put away in this browser; whoever writes them anew shows them again. */
function put_away_here(): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(kept_as) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** What those who run the site say, above every screen. */
export default function SiteNotices({ notices }: { notices: ShownNotice[] }) {
  const { t } = useWords();
  const [away, set_away] = useState(put_away_here);
  const put_away = (notice: ShownNotice) => {
    // Of those that nobody shows any more nothing is kept.
    const names = [...notices.map(name_of).filter((name) => away.includes(name)), name_of(notice)];
    set_away(names);
    try {
      localStorage.setItem(kept_as, JSON.stringify(names));
    } catch {
      // Where nothing may be kept they are back at the next visit.
    }
  };
  return notices
    .filter((notice) => notice.kind === 'warning' || !away.includes(name_of(notice)))
    .map((notice) => (
      <NoticeLine key={notice.id} notice={notice}>
        {notice.kind === 'news' && (
          <button type="button" className="link-button" onClick={() => put_away(notice)}>
            {t('notices.hide')}
            <span className="visually-hidden"> {t('notices.hide_what')}</span>
          </button>
        )}
      </NoticeLine>
    ));
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ShownNotice } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { useWords } from '@/words';
import './notice_line.css';

interface NoticeLineProps {
  notice: Pick<ShownNotice, 'kind' | 'english' | 'welsh' | 'address'>;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One notice, as everybody sees it in their language. */
export function NoticeLine({ notice, children }: NoticeLineProps) {
  const { language } = useWords();
  const in_welsh = language === 'cy' && notice.welsh !== '';
  return (
    <div className={`strip site-notice site-notice--${notice.kind}`}>
      <p>
        <Icon name={notice.kind === 'warning' ? 'warning' : 'comment'} />
        <span lang={in_welsh ? 'cy' : 'en'}>{in_welsh ? notice.welsh : notice.english}</span>
      </p>
      {notice.address && <More address={notice.address} />}
      {children}
    </div>
  );
}

/** Pages that the server prints, and other sites, are not screens of this client. */
function More({ address }: { address: string }) {
  const { t } = useWords();
  const is_screen = address.startsWith('/') && !/^\/(about|p)\//.test(address);
  return is_screen ? (
    <Link to={address}>{t('notices.more')}</Link>
  ) : (
    <a href={address}>{t('notices.more')}</a>
  );
}

import type { PageDifference, PageDifferences } from '@/generated/types';
import { PrintedHtml } from '@/kit/printed_html';
import { useWords } from '@/words';
import './texts';

/** What differs in each language, word by word. */
export function Differences({ found }: { found: PageDifferences }) {
  const { t } = useWords();
  const english = found.english.differs;
  const welsh = found.welsh?.differs ?? false;
  if (!english && !welsh) return <p>{t('pages.nothing_changes')}</p>;
  return (
    <>
      {english && <Difference of="english" found={found.english} />}
      {welsh && found.welsh && <Difference of="welsh" found={found.welsh} />}
    </>
  );
}

function Difference({ of, found }: { of: 'english' | 'welsh'; found: PageDifference }) {
  const { t } = useWords();
  const { title_from: from, title_to: to, added, removed } = found;
  return (
    <section className="stack" aria-labelledby={`changes-${of}`}>
      <h3 id={`changes-${of}`} className="section-title">
        {t(`pages.${of}`)}
      </h3>
      <p className="soft">{t('pages.words_changed', { added, removed })}</p>
      {from !== to && from && <p>{t('pages.says_title', { from, to })}</p>}
      <PrintedHtml html={found.html} lang={of === 'welsh' ? 'cy' : 'en'} className="text pages__diff" />
    </section>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as session_queries from '@/api/queries';
import { post_acceptances } from '@/generated/acceptance';
import type { PageToAccept } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { useSignOut } from '@/shell/sign_out';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import * as queries from './queries';
import './accepting.css';
import './texts';

/** Over whatever is on the screen: what was being done waits behind it, and nothing typed is lost. */
export default function AcceptPages() {
  const { data } = useQuery(queries.asked);
  const page = data?.[0];
  return page ? <AcceptPage key={`${page.page} ${page.version} ${page.language}`} page={page} /> : null;
}

function AcceptPage({ page }: { page: PageToAccept }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const sign_out = useSignOut();
  const accept = useMutation({
    mutationFn: () => post_acceptances({ page: page.page, version: page.version, language: page.language }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['acceptances'] }),
    onSettled: () => client.invalidateQueries({ queryKey: session_queries.session.queryKey }),
    // What is asked may be another version by now.
    onError: () => void client.invalidateQueries({ queryKey: queries.asked.queryKey }),
  });
  return (
    <>
      <Dialog title={page.title} dismissable={false} onClose={() => undefined}>
        <div className="stack">
          <p>
            {t(page.again ? 'accepting.again_text' : 'accepting.first_text')}
            {page.language !== language && ` ${t('accepting.english_only')}`}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard. */}
          <section className="accepting__text" aria-label={page.title} tabIndex={0}>
            <PrintedHtml html={page.html} lang={page.language} />
            <p className="soft">
              {t('accepting.changed', {
                date: date_in_words(new Date(page.changed), language, 'day_and_year'),
                number: page.version,
              })}
            </p>
          </section>
          {accept.error && <Notice kind="error">{problem_of(accept.error) || t('core.error_text')}</Notice>}
          <div className="govuk-button-group dialog__acts">
            <Button busy={accept.isPending} onClick={() => accept.mutate()}>
              {t('accepting.accept')}
            </Button>
            <Button kind="quiet" onClick={sign_out.start}>
              {t('core.sign_out')}
            </Button>
          </div>
        </div>
      </Dialog>
      {sign_out.dialog}
    </>
  );
}

const problem_of = (error: Error) => ('detail' in error ? String(error.detail) : '');

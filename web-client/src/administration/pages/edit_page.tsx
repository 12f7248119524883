import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import type { Problem } from '@/api/problem';
import { LeavingGuard } from '@/collab/leaving_guard';
import type { SitePageView } from '@/generated/types';
import { Button } from '@/kit/button';
import { ErrorSummary, type FormError } from '@/kit/error_summary';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { place } from '../place';
import * as queries from '../queries';
import './texts';
import { name_of } from './name_of';
import { type PageText, PageTextFields } from './page_text_fields';
import { PublishDialog } from './publish_dialog';
import './pages.css';

/** A page of the footer as it is written: both languages, published together. */
export function EditPage({ id }: { id: string }) {
  const { t } = useWords();
  const { data: page, error, refetch } = useQuery({ ...queries.site_page(id), refetchOnWindowFocus: false });
  const name = page ? name_of(page, t) : '';
  useDocumentTitle(page && t('pages.change_title', { title: name }), t('pages.title'));
  if (!page) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  return (
    <>
      <Heading of={`edit ${page.page}`}>{t('pages.change_title', { title: name })}</Heading>
      <Writing page={page} name={name} />
    </>
  );
}

const text_of = (words: SitePageView['english_words']): PageText => ({
  title: words?.title ?? '',
  markdown: words?.markdown ?? '',
});
const is_empty = ({ title, markdown }: PageText) => title.trim() === '' && markdown.trim() === '';
const same = (one: PageText, other: PageText) => one.title === other.title && one.markdown === other.markdown;

function Writing({ page: opened, name }: { page: SitePageView; name: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  // What was written stays, whoever publishes meanwhile: it is then compared with what they published.
  const [page, compare_with] = useState(opened);
  const [english, write_english] = useState(() => text_of(page.english_words));
  const [welsh, write_welsh] = useState(() => text_of(page.welsh_words));
  const [missing, miss] = useState<FormError[]>([]);
  const [publishing, publish] = useState(false);
  const unsaved = useRef(false);
  unsaved.current = !same(english, text_of(page.english_words)) || !same(welsh, text_of(page.welsh_words));
  // What is read again differs from what the page was opened with: only this tells that it is what was typed.
  const published = useRef(false);
  const keeper = useMemo(
    () => ({
      get would_be_lost() {
        return unsaved.current && !published.current;
      },
      settle: () => Promise.resolve(),
    }),
    [],
  );
  const has_welsh = page.welsh !== null || !is_empty(welsh);
  const lacking = (): FormError[] =>
    (['english', 'welsh'] as const).flatMap((of) => {
      if (of === 'welsh' && !has_welsh) return [];
      const { title, markdown } = of === 'welsh' ? welsh : english;
      return [
        ...(title.trim() ? [] : [{ field: `${of}-title`, message: t('pages.enter_title') }]),
        ...(markdown.trim() ? [] : [{ field: `${of}-markdown`, message: t('pages.enter_text') }]),
      ];
    });
  const go_on = (event: FormEvent) => {
    event.preventDefault();
    const lacks = lacking();
    miss(lacks);
    publish(lacks.length === 0);
  };
  const refuse = (problem: Problem) => {
    publish(false);
    miss(problem.fields.map(({ path, message }) => ({ field: path.replace('.', '-'), message })));
  };
  const error_of = (path: string) => missing.find(({ field }) => field === path.replace('.', '-'))?.message;
  return (
    <>
      <LeavingGuard keeper={keeper} />
      <form noValidate className="pages__form" onSubmit={go_on}>
        <ErrorSummary errors={missing} />
        <PageTextFields of="english" text={english} error_of={error_of} onChange={write_english} />
        <PageTextFields of="welsh" text={welsh} error_of={error_of} onChange={write_welsh} />
        <div className="govuk-button-group">
          <Button type="submit">{t('pages.go_on')}</Button>
          <Button kind="quiet" onClick={() => void navigate({ to: place('pages', page.page) })}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
      {publishing && (
        <PublishDialog
          page={page}
          name={name}
          texts={{ english: trimmed(english), ...(has_welsh ? { welsh: trimmed(welsh) } : {}) }}
          onRefused={refuse}
          onStale={async () =>
            compare_with(await client.fetchQuery({ ...queries.site_page(page.page), staleTime: 0 }))
          }
          onPublished={async (version) => {
            published.current = true;
            await queries.read_again(client);
            // Whoever asks people to accept it is asked, too.
            void client.invalidateQueries({ queryKey: ['session'] });
            await navigate({
              to: place('pages', page.page),
              state: { notice: t('pages.published', { version }) },
            });
          }}
          onClose={() => publish(false)}
        />
      )}
    </>
  );
}

const trimmed = ({ title, markdown }: PageText): PageText => ({ title: title.trim(), markdown });

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { post_administration_page_preview } from '@/generated/site_page';
import { Field, TextField } from '@/kit/field';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Toolbar } from '@/kit/toolbar';
import { apply_edit, selected } from '@/markdown/apply_edit';
import { next_line } from '@/markdown/format';
import { useFormatting } from '@/markdown/formatting';
import { useWords } from '@/words';
import './texts';
import '@/markdown/words';
import '@/markdown/markdown_editor.css';

export interface PageText {
  title: string;
  markdown: string;
}

interface PageTextFieldsProps {
  of: 'english' | 'welsh';
  text: PageText;
  error_of: (path: string) => string | undefined;
  onChange: (text: PageText) => void;
}

const nothing = () => undefined;

/** The title and the text of a page in one language, with the house's keys and tools for Markdown. */
export function PageTextFields({ of, text, error_of, onChange }: PageTextFieldsProps) {
  const { t } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const formatting = useFormatting(area, nothing);
  // Pictures and files need a text that they belong to.
  const tools = useMemo(
    () => formatting.groups.map((group) => group.filter(({ name }) => name !== 'attach')),
    [formatting.groups],
  );
  const [pane, show_pane] = useState<'write' | 'preview'>('write');
  const lang = of === 'welsh' ? 'cy' : 'en';
  const id = `${of}-markdown`;
  const on_key = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (formatting.on_key(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    const edit = next_line(selected(event.currentTarget));
    if (!edit) return;
    event.preventDefault();
    apply_edit(event.currentTarget, edit);
  };
  return (
    <section className="pages__language" aria-labelledby={`write-${of}`}>
      <h2 id={`write-${of}`} className="section-title">
        {t(`pages.${of}`)}
      </h2>
      {of === 'welsh' && <p className="soft">{t('pages.welsh_optional')}</p>}
      <TextField
        id={`${of}-title`}
        label={t(`pages.${of}_title`)}
        error={error_of(`${of}.title`)}
        maxLength={200}
        lang={lang}
        value={text.title}
        onChange={(event) => onChange({ ...text, title: event.target.value })}
      />
      <div className="pages__panes">
        {(['write', 'preview'] as const).map((name) => (
          <button
            key={name}
            type="button"
            className="editor__tab"
            aria-pressed={pane === name}
            onClick={() => show_pane(name)}
          >
            {t(`pages.pane_${name}`)}
            <span className="visually-hidden"> {t(`pages.${of}`)}</span>
          </button>
        ))}
      </div>
      <div hidden={pane !== 'write'}>
        <Field
          id={id}
          label={t(`pages.${of}_text`)}
          hint={t('pages.markdown_hint')}
          error={error_of(`${of}.markdown`)}
        >
          {(described) => (
            <>
              <Toolbar
                label={`${t('markdown.formatting')}: ${t(`pages.${of}`)}`}
                groups={tools}
                controls={id}
              />
              <textarea
                ref={area}
                id={id}
                className="govuk-textarea pages__area"
                rows={18}
                maxLength={100_000}
                lang={lang}
                aria-describedby={described}
                aria-invalid={error_of(`${of}.markdown`) ? true : undefined}
                value={text.markdown}
                onChange={(event) => onChange({ ...text, markdown: event.target.value })}
                onKeyDown={on_key}
              />
            </>
          )}
        </Field>
      </div>
      {pane === 'preview' && <Preview language={lang} markdown={text.markdown} />}
    </section>
  );
}

/** The text as the server will print it. */
function Preview({ language, markdown }: { language: 'en' | 'cy'; markdown: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['page-preview', language, markdown],
    queryFn: ({ signal }) => post_administration_page_preview({ language, markdown }, { signal }),
    gcTime: 0,
    retry: false,
  });
  if (markdown.trim() === '') return <p className="soft">{t('pages.preview_empty')}</p>;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return data ? <PrintedHtml html={data.html} lang={language} className="text pages__diff" /> : <Skeleton />;
}

import { useQuery } from '@tanstack/react-query';
import type { Id, PageView, PlaceLink } from '@/generated/types';
import { SelectField } from '@/kit/field';
import { PrintedHtml } from '@/kit/printed_html';
import { useWords } from '@/words';
import * as wiki_queries from './queries';
import './choose_template.css';

interface ChooseTemplateProps {
  templates: PlaceLink[];
  /** Empty: none. */
  chosen: Id | '';
  onChoose: (template: Id | '') => void;
}

/** What a new page begins with, and what that says. */
export default function ChooseTemplate({ templates, chosen, onChoose }: ChooseTemplateProps) {
  const { t } = useWords();
  const { data: page } = useQuery({ ...wiki_queries.page(chosen), enabled: chosen !== '' });
  return (
    <>
      <SelectField
        label={t('templates.begin')}
        value={chosen}
        onChange={onChoose}
        options={[
          { value: '', text: t('templates.none') },
          ...templates.map((template) => ({ value: template.id, text: template.title })),
        ]}
      />
      {page && chosen !== '' && <Preview page={page} />}
    </>
  );
}

function Preview({ page }: { page: PageView }) {
  const { t } = useWords();
  const says = t('templates.preview', { title: page.title });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className="template-preview" aria-label={says} tabIndex={0}>
      <PrintedHtml html={page.html} lang={page.language} />
    </section>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import * as queries from '@/api/queries';
import { get_space, post_spaces } from '@/generated/space';
import type { Id, SpaceForm } from '@/generated/types';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { NewSpaceAnswers } from './new_space_answers';
import { NewSpaceQuestions } from './new_space_questions';

type NewSpaceBody = Parameters<typeof post_spaces>[0];

export interface Answers {
  name: string;
  summary: string;
  kind: NewSpaceBody['kind'];
  area: Id;
  marking: string;
  handling: string;
  listed: boolean;
  /** Whose sections it begins with; empty: none. */
  template: string;
  modules: string[];
}

/** A space from one form and a check-answers page; nothing is made before "Open the space". */
export function NewSpace() {
  const { t } = useWords();
  const { data: form, error, refetch } = useQuery(queries.space_form);
  useDocumentTitle(t('core.new_space'));
  return (
    <main id="main" className="screen screen--narrow" tabIndex={-1}>
      {error && !form && <Failure error={error} onRetry={() => void refetch()} />}
      {!form && !error && <Skeleton />}
      {form && form.areas.length > 0 && <Steps form={form} />}
      {form?.areas.length === 0 && (
        <>
          <Heading>{t('core.new_space')}</Heading>
          <Empty title={t('opening.areas_none')}>{t('opening.areas_none_text')}</Empty>
        </>
      )}
    </main>
  );
}

function Steps({ form }: { form: SpaceForm }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [answers, set_answers] = useState<Answers>(() => first_answers(form));
  const [checking, check] = useState(false);
  const create = useMutation({
    mutationFn: async () => {
      const saved = await post_spaces(body_of(answers, form));
      return get_space({ space: saved.id });
    },
    onSuccess: (space) => {
      void client.invalidateQueries({ queryKey: ['home'] });
      void client.invalidateQueries({ queryKey: ['spaces'] });
      void navigate({ to: space_address(space.slug) });
    },
    onError: (problem) => {
      if (problem instanceof Problem && problem.fields.length > 0) check(false);
    },
  });
  const refused = create.error instanceof Problem ? create.error.fields : [];
  return (
    <>
      <Heading of={checking ? 'check' : 'form'}>
        {t(checking ? 'core.check_answers' : 'core.new_space')}
      </Heading>
      {create.error && refused.length === 0 && <Failure error={create.error} />}
      {checking ? (
        <NewSpaceAnswers
          answers={answers}
          form={form}
          busy={create.isPending}
          onChange={() => check(false)}
          onOpen={() => create.mutate()}
        />
      ) : (
        <NewSpaceQuestions
          answers={answers}
          form={form}
          refused={refused}
          onChange={set_answers}
          onNext={() => check(true)}
        />
      )}
    </>
  );
}

const first_answers = (form: SpaceForm): Answers => ({
  name: '',
  summary: '',
  kind: 'workspace',
  area: form.areas[0]?.id ?? '',
  marking: form.markings[0]?.key ?? '',
  handling: '',
  listed: true,
  template: '',
  modules: form.sections.map((section) => section.module),
});

function body_of({ template, modules, ...answers }: Answers, form: SpaceForm): NewSpaceBody {
  const chosen = form.sections.filter((section) => modules.includes(section.module));
  return {
    ...answers,
    name: answers.name.trim(),
    summary: answers.summary.trim(),
    handling: answers.handling.trim(),
    sections: template ? [] : chosen.map(({ module, name }) => ({ module, name })),
    ...(template ? { template } : {}),
  };
}

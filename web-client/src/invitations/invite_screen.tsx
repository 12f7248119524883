import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { may } from '@/api/permissions';
import { Problem } from '@/api/problem';
import { post_space_invitations, post_space_invitations_check } from '@/generated/invitation';
import type { CheckedRow } from '@/generated/types';
import { NoAccess } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson } from '@/shell/session';
import { useSpace } from '@/shell/space_frame';
import { language_now, useWords } from '@/words';
import { Check } from './check';
import { body_of, type Terms } from './form';
import { PeopleAndTerms } from './people_and_terms';
import { invitations } from './queries';
import { Whom } from './whom';
import './invitations.css';
import './words';

type Step = 'whom' | 'terms' | 'check';

/** Invites one or many: whom, on what terms, and what they will get, before anything is sent. */
export function InviteScreen() {
  const { t } = useWords();
  const space = useSpace();
  const person = usePerson();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [step, go] = useState<Step>('whom');
  const [text, set_text] = useState('');
  const [rows, set_rows] = useState<CheckedRow[]>([]);
  const [more, note_more] = useState(false);
  const [terms, set_terms] = useState<Terms>({
    role: '',
    sponsor: person.kind === 'staff' ? { id: person.id, name: person.name } : null,
    purpose: '',
    until: '',
    language: language_now(),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step begins at its top.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [step]);
  const read = useMutation({
    mutationFn: () => post_space_invitations_check({ space: space.id, text, rows: [] }),
    onSuccess: (checked) => {
      set_rows(checked.rows);
      note_more(checked.more);
      if (checked.rows.length > 0) go('terms');
    },
  });
  const send = useMutation({
    mutationFn: () => post_space_invitations(body_of(space, rows, terms)),
    onSuccess: async ({ count }) => {
      await client.invalidateQueries({ queryKey: invitations(space.id).queryKey });
      await navigate({
        to: '/s/$space/members',
        params: { space: space.slug },
        state: { notice: t('invitations.sent', { count }) },
      });
    },
    onError: (problem) => {
      if (!(problem instanceof Problem) || problem.fields.length === 0) return;
      set_rows(rows.map((row, at) => ({ ...row, problem: problem_of(problem, at) || row.problem })));
      go('terms');
    },
  });
  const title =
    step === 'check' ? t('invitations.check_title') : t('invitations.whom_title', { space: space.name });
  useDocumentTitle(title, space.name);
  if (!space.can.includes(may.manage_access)) return <NoAccess />;
  return (
    <div className="invite stack">
      <Heading of={`invite ${step}`}>{title}</Heading>
      {step === 'whom' && (
        <Whom
          text={text}
          onText={set_text}
          busy={read.isPending}
          error={read.error}
          nobody={read.data?.rows.length === 0}
          onNext={() => read.mutate()}
        />
      )}
      {step === 'terms' && (
        <PeopleAndTerms
          space={space}
          rows={rows}
          more={more}
          terms={terms}
          refused={send.error instanceof Problem ? send.error.fields : []}
          onRows={set_rows}
          onTerms={set_terms}
          onBack={() => go('whom')}
          onNext={() => {
            send.reset();
            go('check');
          }}
        />
      )}
      {step === 'check' && (
        <Check
          space={space}
          rows={rows}
          terms={terms}
          busy={send.isPending}
          error={send.error}
          onChange={() => go('terms')}
          onSend={() => send.mutate()}
        />
      )}
    </div>
  );
}

const problem_of = (problem: Problem, row: number): string =>
  problem.fields.find(({ path }) => path.startsWith(`rows.${row}.`))?.message ?? '';

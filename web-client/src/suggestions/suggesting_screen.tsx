import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { LeavingGuard } from '@/collab/leaving_guard';
import { RefusalNotice } from '@/collab/refusal_notice';
import { discard_session } from '@/collab/sessions';
import { StateLine } from '@/collab/state_line';
import { useLiveSession, useLiveState } from '@/collab/use_session';
import { readers_within } from '@/comments/readers';
import { RichEditor } from '@/editor';
import { delete_suggestion, put_suggestion_sending } from '@/generated/suggestion';
import type { SuggestionView } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Button } from '@/kit/button';
import { TextArea } from '@/kit/field';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { useSurroundings } from '@/writing/surroundings';

/** What the author of a suggestion needs to write it: whoever sees the object may try, and the server says who it is. */
const permission = 'core.view';

/** Writing a suggestion: the text as it is, to be changed as one would have it. Nobody else sees it before it is sent. */
export function SuggestingScreen({ suggestion, keeps }: { suggestion: SuggestionView; keeps: boolean }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const person = usePerson();
  const { about } = suggestion;
  const session = useLiveSession({
    object: suggestion.id,
    person: person.id,
    edit: permission,
    keeps,
    begun: 0,
  });
  const live = useLiveState(session);
  const surroundings = useSurroundings(about.id, {});
  const [note, set_note] = useState('');
  const title = t('suggestions.suggest_for', { title: about.title });
  const readers = readers_within(suggestion.readers, t);
  useDocumentTitle(title, about.space.name);
  const refresh = () => client.invalidateQueries({ queryKey: ['object', about.id, 'suggestions'] });
  const leave = async (notice?: string) => {
    await discard_session(suggestion.id);
    await refresh();
    void navigate({ to: about.address, ...(notice ? { state: { notice } } : {}) });
  };
  const later = async () => {
    await refresh();
    void navigate({ to: about.address });
  };
  const send = useMutation({
    mutationFn: async () => {
      await session.settle();
      return await put_suggestion_sending({ suggestion: suggestion.id, note });
    },
    onSuccess: () => leave(t('suggestions.was_sent', { readers })),
  });
  const discard = useMutation({
    mutationFn: () => delete_suggestion({ suggestion: suggestion.id }),
    onSuccess: () => leave(),
  });
  useEffect(() => {
    session.come();
    return () => session.go();
  }, [session]);
  const may_write = live.state !== 'refused' || live.why === 'too_large';
  return (
    <main id="main" className="screen suggesting" tabIndex={-1}>
      <LeavingGuard keeper={session} stays={(path) => path === location.pathname} />
      <Breadcrumb trail={[about]} />
      <header className="page-header">
        <div className="page-header__top">
          <Heading of={suggestion.id}>{title}</Heading>
          <div className="page-header__acts screen-only">
            <StateLine live={live} />
            <Button kind="secondary" onClick={() => void later()}>
              {t('suggestions.later')}
            </Button>
          </div>
        </div>
        <p className="suggesting__readers">{t('suggestions.reach', { readers })}</p>
        <p className="soft">{t('suggestions.stays_as_it_is')}</p>
      </header>
      {live.state === 'refused' && (
        <RefusalNotice
          live={live}
          onTryAgain={() => session.try_again()}
          onDiscard={() => discard.mutate()}
        />
      )}
      {live.state === 'opening' ? (
        <Skeleton lines={9} />
      ) : (
        <Suspense fallback={<Skeleton lines={9} />}>
          <RichEditor
            document={session.document}
            presence={null}
            beforeOthers={session.before_others}
            label={t('suggestions.text', { title: about.title })}
            language={suggestion.language}
            surroundings={surroundings}
            readOnly={!may_write}
          />
        </Suspense>
      )}
      <div className="suggesting__send">
        <TextArea
          label={t('suggestions.note')}
          hint={t('suggestions.note_hint')}
          maxLength={500}
          value={note}
          onChange={(event) => set_note(event.target.value)}
        />
        {(send.error ?? discard.error) && <Failure error={send.error ?? discard.error} />}
        <div className="govuk-button-group">
          <Button busy={send.isPending} onClick={() => send.mutate()}>
            {t('suggestions.send_to', { readers })}
          </Button>
          <Button kind="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
            {t('suggestions.discard')}
          </Button>
        </div>
      </div>
    </main>
  );
}

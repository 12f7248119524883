import type { Editor } from '@tiptap/core';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { with_ask_texts } from '@/asks/texts';
import { LeavingGuard } from '@/collab/leaving_guard';
import { PeopleHere } from '@/collab/people_here';
import { RefusalNotice } from '@/collab/refusal_notice';
import { discard_session } from '@/collab/sessions';
import { StateLine } from '@/collab/state_line';
import { useLiveSession, useLiveState } from '@/collab/use_session';
import { CommentsButton } from '@/comments/button';
import { CommentMarks } from '@/comments/editor_marks';
import { RichEditor, type Surroundings } from '@/editor';
import type { Id } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Button } from '@/kit/button';
import { Icon } from '@/kit/icon';
import { Menu, type MenuItem } from '@/kit/menu';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { usePerson } from '@/shell/session';
import { SuggestionsButton } from '@/suggestions/button';
import { SuggestionMarks } from '@/suggestions/editor_marks';
import { with_suggestion_texts } from '@/suggestions/texts';
import { useWords } from '@/words';
import { TitleField } from './title_field';
import { usePublishKey } from './use_publish_key';
import { go_to_start, useShownInItsPlace } from './use_shown_in_its_place';
import './words';
import './live_screen.css';

export interface LiveScreenProps {
  object: { id: Id; title: string; language: string };
  /** The permission that writing it takes. */
  edit: string;
  /** The marking lets a copy be kept in this browser. */
  keeps: boolean;
  trail: { title: string; address: string }[];
  surroundings: Surroundings;
  /** Whether readers have it, in words. */
  state: ReactNode;
  title_hint: string;
  onRename: (title: string) => Promise<unknown>;
  menu: (MenuItem | null)[];
  /** The text as it was just read: it stays in sight until the editor has its place. */
  read: ReactNode;
  /** Addresses that are still about this text: nothing is asked on the way there. */
  stays: (path: string) => boolean;
  onDone: () => void;
  /** "Publish page". */
  act: string;
  /** The panel that does it, once all has arrived. */
  publish: (close: () => void) => ReactNode;
}

const longest_settling_ms = 5000;
const extensions = [CommentMarks, SuggestionMarks];
const CommentsBesideWriting = lazy(with_ask_texts(() => import('@/comments/beside_writing')));
const SuggestionsBesideWriting = lazy(
  with_suggestion_texts(with_ask_texts(() => import('@/suggestions/beside_writing'))),
);

/** Writing a live text, in the place where it is read: whatever module's object it is of. */
export function LiveScreen(props: LiveScreenProps) {
  const { object, edit, keeps, surroundings, read } = props;
  const { t } = useWords();
  const person = usePerson();
  const [begun, begin_again] = useState(0);
  const session = useLiveSession({ object: object.id, person: person.id, edit, keeps, begun });
  const live = useLiveState(session);
  const [publishing, publish] = useState(false);
  const [settling, settle] = useState(false);
  const [shown, show] = useState(false);
  const box = useRef<HTMLElement>(null);
  const editor = useRef<Editor | null>(null);
  const [made, put_beside] = useState<Editor | null>(null);
  const [beside, show_beside] = useState<'comments' | 'suggestions' | null>(null);
  const comment = useCallback((open: boolean) => show_beside(open ? 'comments' : null), []);
  const close_suggestions = useCallback(() => show_beside(null), []);
  const may_write = live.state !== 'refused' || live.why === 'too_large';
  useEffect(() => {
    session.come();
    return () => session.go();
  }, [session]);

  const on_ready = useCallback((made: Editor) => {
    editor.current = made;
    put_beside(made);
    show(true);
  }, []);
  useShownInItsPlace(shown, box, editor);
  const all_saved = () =>
    Promise.race([session.settle(), new Promise((done) => setTimeout(done, longest_settling_ms))]);
  const start_publishing = async () => {
    settle(true);
    await all_saved();
    settle(false);
    publish(true);
  };
  usePublishKey(box, () => void start_publishing());
  const discard = async () => {
    show(false);
    put_beside(null);
    await discard_session(object.id);
    begin_again(begun + 1);
  };

  return (
    <>
      <article className="page__main writing-live" ref={box}>
        <LeavingGuard keeper={session} stays={props.stays} />
        <Breadcrumb trail={props.trail} />
        <header className="page-header">
          <h1 className="visually-hidden">{t('writing.editing', { title: object.title })}</h1>
          <div className="page-header__top">
            <TitleField
              title={object.title}
              hint={props.title_hint}
              readOnly={!may_write}
              onRename={props.onRename}
              onEnter={() => go_to_start(editor.current)}
            />
            <div className="page-header__acts screen-only">
              <CommentsButton
                object={object.id}
                open={beside === 'comments'}
                onToggle={() => comment(beside !== 'comments')}
              />
              <SuggestionsButton
                object={object.id}
                open={beside === 'suggestions'}
                onChoose={() => show_beside(beside === 'suggestions' ? null : 'suggestions')}
              />
              <Menu label={t('core.more')} button={<Icon name="more" />} items={props.menu} />
              <Button kind="secondary" onClick={props.onDone}>
                {t('writing.done')}
              </Button>
              <Button
                busy={settling}
                aria-keyshortcuts="Control+Enter"
                onClick={() => void start_publishing()}
              >
                {props.act}
              </Button>
            </div>
          </div>
          <div className="writing-live__about">
            <div className="page-header__state dotted">
              {props.state}
              <PeopleHere presence={session.presence} self={person.id} />
            </div>
            <StateLine live={live} />
          </div>
        </header>
        {live.state === 'refused' && (
          <RefusalNotice
            live={live}
            onTryAgain={() => session.try_again()}
            onDiscard={() => void discard()}
          />
        )}
        {live.state === 'offline' && !session.is_open && (
          <Notice kind="caution">{t('writing.not_open')}</Notice>
        )}
        <div className="writing-live__text">
          {!shown && <div inert>{read}</div>}
          <div className={shown ? '' : 'writing-live__behind'}>
            {!session.is_open ? (
              live.state === 'opening' && !read && <Skeleton lines={9} />
            ) : (
              <Suspense>
                <RichEditor
                  key={begun}
                  document={session.document}
                  presence={session.presence}
                  beforeOthers={session.before_others}
                  label={t('writing.text')}
                  language={object.language}
                  surroundings={surroundings}
                  extensions={extensions}
                  readOnly={!may_write}
                  onReady={on_ready}
                />
              </Suspense>
            )}
          </div>
        </div>
        {(live.state === 'offline' || live.state === 'refused') && (
          <div className="writing-live__state" aria-hidden="true">
            <StateLine live={live} />
          </div>
        )}
        {publishing && props.publish(() => publish(false))}
      </article>
      {made && (
        <Suspense>
          <CommentsBesideWriting
            object={object.id}
            editor={made}
            open={beside === 'comments'}
            onOpen={comment}
            settle={all_saved}
          />
          {beside === 'suggestions' && (
            <SuggestionsBesideWriting object={object.id} editor={made} onClose={close_suggestions} />
          )}
        </Suspense>
      )}
    </>
  );
}

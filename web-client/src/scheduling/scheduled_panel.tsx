import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  delete_object_scheduled_publication,
  put_object_scheduled_publication,
  put_object_scheduled_publication_moment,
} from '@/generated/schedule';
import type { Id, ScheduledView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import type { TextState } from '@/publishing/state_words';
import { who_will_read } from '@/publishing/who_will_read';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { moment_in_words, usual_moment } from './moment';
import { is_about_when, type When, WhenFields } from './when_fields';
import '@/publishing/publish_panel.css';

export interface ScheduledObject {
  id: Id;
  language: string;
  state: TextState;
  space: { id: Id; kind: string };
}

interface ScheduledPanelProps {
  object: ScheduledObject;
  scheduled: ScheduledView;
  onClose: () => void;
}

/** What is to be published later: at another time, with another text, or not at all. */
export default function ScheduledPanel({ object, scheduled, onClose }: ScheduledPanelProps) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  const moment = moment_in_words(scheduled.due, time_zone, language, t);
  const changes = useChanges(object, scheduled, onClose);
  const [when, set_when] = useState<When>(() =>
    scheduled.failed ? usual_moment(scheduled.due.zone, new Date()) : scheduled.due,
  );
  return (
    <Dialog title={t('scheduling.title')} shape="panel" guide="publishing" onClose={onClose}>
      <div className="stack">
        {scheduled.failure && (
          <Notice kind="caution">
            {t(`scheduling.failed_${scheduled.failure}`, { name: scheduled.by.name })}{' '}
            {t('scheduling.failed_then')}
          </Notice>
        )}
        <Facts scheduled={scheduled} moment={moment} />
        {scheduled.moved_on && (
          <Notice
            kind="note"
            action={
              !scheduled.failed && (
                <Button
                  kind="secondary"
                  busy={changes.take_now.isPending}
                  onClick={() => changes.take_now.mutate()}
                >
                  {t('scheduling.take_now')}
                </Button>
              )
            }
          >
            {t('scheduling.moved_on', { name: scheduled.by.name })}
          </Notice>
        )}
        {changes.take_now.error && <Failure error={changes.take_now.error} />}
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!changes.move.isPending) changes.move.mutate(when);
          }}
        >
          <WhenFields when={when} zone={scheduled.due.zone} onChange={set_when} error={changes.move.error} />
          {changes.move.error && !is_about_when(changes.move.error) && <Failure error={changes.move.error} />}
          <div className="govuk-button-group">
            <Button type="submit" busy={changes.move.isPending}>
              {t('scheduling.change_time')}
            </Button>
            <Button kind="warning" busy={changes.cancel.isPending} onClick={() => changes.cancel.mutate()}>
              {t('scheduling.cancel')}
            </Button>
          </div>
        </form>
        {object.space.kind === 'workspace' && object.state !== 'unpublished' && (
          <p className="soft">{t('scheduling.cancel_in_workspace')}</p>
        )}
        {changes.cancel.error && <Failure error={changes.cancel.error} />}
        <h3 className="section-title">{t('scheduling.what_changes')}</h3>
        <PrintedHtml html={scheduled.html} lang={object.language} className="text publish__diff" />
      </div>
    </Dialog>
  );
}

function Facts({ scheduled, moment }: { scheduled: ScheduledView; moment: string }) {
  const { t } = useWords();
  const facts: [string, string][] = [
    [t('scheduling.when_it_is'), moment],
    [t('scheduling.in_name_of'), scheduled.by.name],
    [t('publishing.effect_readers'), who_will_read(scheduled, t)],
    [
      t('publishing.effect_words'),
      t('publishing.words_changed', { added: scheduled.added, removed: scheduled.removed }),
    ],
  ];
  if (scheduled.minor) facts.push([t('publishing.effect_told'), t('publishing.nobody')]);
  if (scheduled.note) facts.push([t('scheduling.note'), scheduled.note]);
  return (
    <dl className="publish__effect">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useChanges(object: ScheduledObject, scheduled: ScheduledView, onClose: () => void) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  const client = useQueryClient();
  const { zone } = scheduled.due;
  const say = (when: When) => moment_in_words({ ...scheduled.due, ...when }, time_zone, language, t);
  const settle = async (said: string) => {
    await client.invalidateQueries({ queryKey: ['object', object.id] });
    void client.invalidateQueries({ queryKey: ['home'] });
    announce(said);
    onClose();
  };
  const move = useMutation({
    mutationFn: (when: When) =>
      put_object_scheduled_publication_moment({ object: object.id, zone, on: when.on, at: when.at }),
    onSuccess: (_, when) => settle(t('scheduling.changed', { moment: say(when) })),
  });
  const take_now = useMutation({
    mutationFn: () => {
      const { on, at } = scheduled.due;
      const { note, minor } = scheduled;
      return put_object_scheduled_publication({ object: object.id, on, at, zone, note, minor });
    },
    onSuccess: () => settle(t('scheduling.taken_now', { moment: say(scheduled.due) })),
  });
  const cancel = useMutation({
    mutationFn: () => delete_object_scheduled_publication({ object: object.id }),
    onSuccess: () => settle(t('scheduling.cancelled')),
  });
  return { move, take_now, cancel };
}

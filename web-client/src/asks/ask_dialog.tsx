import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Problem } from '@/api/problem';
import * as queries from '@/api/queries';
import * as comment_queries from '@/comments/queries';
import { post_object_ask_preview, post_object_asks } from '@/generated/ask';
import type { AskPreview, Id, OwnAsk } from '@/generated/types';
import { Button, IconButton } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Checkboxes, Radios, TextArea, TextField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Person, PersonList } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import './asks.css';
import { date_in } from './due';
import './words';

interface AskDialogProps {
  object: Id;
  /** Shows who can see the object; absent where the viewer may not change that. */
  onAccess?: (() => void) | undefined;
  onClose: () => void;
}

const kinds = ['comment', 'approve', 'read'] as const;
const days_given = 7;
const day = 24 * 60 * 60_000;

/** Asks people to do something with an object by a day; says before it is sent whom it reaches, and whom it cannot. */
export default function AskDialog({ object, onAccess, onClose }: AskDialogProps) {
  const { t } = useWords();
  const zone = usePerson().time_zone;
  const client = useQueryClient();
  const [kind, set_kind] = useState<OwnAsk['kind']>('comment');
  const [named, set_named] = useState<queries.Subject[]>([]);
  const [lanes, set_lanes] = useState<Id[]>([]);
  const [on, set_on] = useState(() => date_in(zone, new Date(Date.now() + days_given * day)));
  const [note, set_note] = useState('');
  const whom = { object, kind, lanes, ...by_kind(named) };
  const names_some = named.length > 0 || lanes.length > 0;
  const preview = useQuery({
    queryKey: ['ask-preview', whom],
    queryFn: ({ signal }) => post_object_ask_preview(whom, { signal }),
    enabled: names_some,
    staleTime: 0,
  });
  const send = useMutation({
    mutationFn: () => post_object_asks({ ...whom, on, zone, note }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['object', object, 'asks'] });
      announce(t('asks.sent', { count: made.people }));
      onClose();
    },
  });
  const error_of = (field: string): string | undefined =>
    send.error instanceof Problem ? send.error.fields.find(({ path }) => path === field)?.message : undefined;
  const told_at_field = ['on', 'people', 'note'].some(error_of);
  return (
    <Dialog title={t('asks.title')} shape="panel" guide="asking-for-comments" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) send.mutate();
        }}
      >
        <Radios
          legend={t('asks.what')}
          value={kind}
          onChange={(chosen) => set_kind(chosen as OwnAsk['kind'])}
          options={kinds.map((one) => ({
            value: one,
            text: t(`asks.kind_${one}`),
            hint: t(`asks.kind_${one}_hint`),
          }))}
        />
        <Lanes object={object} chosen={lanes} choose={set_lanes} />
        <Whom
          named={named}
          onChange={(chosen) => {
            set_named(chosen);
            send.reset();
          }}
          error={error_of('people')}
        />
        <TextField
          type="date"
          label={t('asks.by_when')}
          hint={t('asks.by_when_hint', { zone: zone.replace('_', ' ') })}
          value={on}
          min={date_in(zone, new Date())}
          error={error_of('on')}
          className="govuk-input--width-10"
          onChange={(event) => set_on(event.target.value)}
        />
        <TextArea
          label={t('asks.note')}
          hint={t('asks.note_hint')}
          value={note}
          maxLength={1000}
          error={error_of('note')}
          onChange={(event) => set_note(event.target.value)}
        />
        <div aria-live="polite">
          {preview.error && <Failure error={preview.error} />}
          {preview.data && names_some && <Reach preview={preview.data} onAccess={onAccess} />}
        </div>
        {send.error && !told_at_field && <Failure error={send.error} />}
        <div className="govuk-button-group">
          <Button type="submit" busy={send.isPending}>
            {preview.data && names_some && preview.data.people > 0
              ? t('asks.send', { count: preview.data.people })
              : t('asks.send_none')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** In a community, all of one side at once: named as its people know it. */
function Lanes({ object, chosen, choose }: { object: Id; chosen: Id[]; choose: (lanes: Id[]) => void }) {
  const { t } = useWords();
  const first = useInfiniteQuery(comment_queries.threads(object, 'open')).data?.pages[0];
  const lanes = (first?.readers ?? []).filter((readers) => readers.audience === 'lane');
  if (lanes.length === 0) return null;
  return (
    <Checkboxes
      legend={t('asks.lanes')}
      values={chosen}
      onChange={choose}
      options={lanes.map(({ lane, name }) => ({ value: lane ?? '', text: name }))}
    />
  );
}

function Whom({
  named,
  onChange,
  error,
}: {
  named: queries.Subject[];
  onChange: (named: queries.Subject[]) => void;
  error: string | undefined;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <div>
      <Picker
        id={id}
        label={t('asks.whom')}
        hint={t('asks.whom_hint')}
        error={error}
        find={queries.find_subjects}
        keyOf={(subject) => subject.who.id}
        textOf={(subject) => subject.who.name}
        show={(subject) => <Named {...subject} />}
        onChoose={(subject) => {
          if (!named.some(({ who }) => who.id === subject.who.id)) onChange([...named, subject]);
        }}
      />
      {named.length > 0 && (
        <ul className="things things--acts ask-form__named">
          {named.map((subject) => (
            <li key={subject.who.id}>
              <span className="row">
                <Named {...subject} />
              </span>
              <IconButton
                icon="close"
                label={t('core.remove_name', { name: subject.who.name })}
                onClick={() => {
                  onChange(named.filter((other) => other !== subject));
                  document.getElementById(id)?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Named({ kind, who }: queries.Subject) {
  const { t } = useWords();
  return (
    <>
      <Person person={who} />
      {kind !== 'person' && <StateTag tone="plain">{t(`core.subject_${kind}`)}</StateTag>}
    </>
  );
}

/** "38 people in 3 organisations", and who of those named cannot be asked. */
function Reach({ preview, onAccess }: { preview: AskPreview; onAccess: AskDialogProps['onAccess'] }) {
  const { t } = useWords();
  const bodies = preview.organisations.filter(({ name }) => name !== '');
  return (
    <div className="stack">
      <p>
        <strong>{t('asks.reach', { people: preview.people, organisations: bodies.length })}</strong>
      </p>
      {bodies.length > 0 && (
        <ul className="plain small">
          {bodies.map((body) => (
            <li key={body.name}>
              {body.name} ({body.people})
            </li>
          ))}
        </ul>
      )}
      {preview.cannot_count > 0 && (
        <Notice kind="caution">
          <strong>{t('asks.cannot', { count: preview.cannot_count })}</strong>
          <PersonList people={preview.cannot} />
          {preview.cannot_count > preview.cannot.length && (
            <p>{t('asks.cannot_more', { count: preview.cannot_count - preview.cannot.length })}</p>
          )}
          {onAccess && (
            <Button kind="secondary" onClick={onAccess}>
              {t('asks.give_access')}
            </Button>
          )}
        </Notice>
      )}
    </div>
  );
}

const by_kind = (named: queries.Subject[]) => ({
  people: ids_of(named, 'person'),
  groups: ids_of(named, 'group'),
  organisations: ids_of(named, 'organisation'),
});
const ids_of = (named: queries.Subject[], kind: queries.Subject['kind']): Id[] =>
  named.filter((subject) => subject.kind === kind).map(({ who }) => who.id);

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { put_object_scheduled_publication } from '@/generated/schedule';
import { post_object_publication, post_object_publication_preview } from '@/generated/text';
import type { Id, PublicationPreview } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Checkbox, Radios, TextArea } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import EndsScheduled from '@/scheduling/ends_scheduled';
import { moment_in_words, usual_moment } from '@/scheduling/moment';
import { is_about_when, type When, WhenFields } from '@/scheduling/when_fields';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { who_will_read } from './who_will_read';
import './words';
import './publish_panel.css';

const AskForm = lazy(async () => (await import('@/agreeing/parts')).ask_form());

/** Where the text to be published is: what its editors have written together. */
export type TextSource = { source: 'live' };

interface PublishPanelProps {
  object: {
    id: Id;
    title: string;
    language: string;
    scheduled: boolean;
    to_agree: boolean;
    second_person: boolean;
    space: { id: Id };
  };
  title: string;
  text: TextSource;
  /** What the button says: "Publish page". */
  act: string;
  /** It has been published: reads the object again, and gives where it is read. */
  onPublished: () => Promise<{ address: string }>;
  onClose: () => void;
}

/** What will change, who will be able to read it and who is told: seen before it happens. */
export default function PublishPanel(props: PublishPanelProps) {
  const { object, title, text, act, onClose } = props;
  const preview = useQuery({
    queryKey: ['publication-preview', object.id, title, text],
    queryFn: ({ signal }) =>
      post_object_publication_preview({ object: object.id, title, ...text }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog
      title={act}
      shape="panel"
      guide={object.second_person ? 'agreeing' : 'publishing'}
      onClose={onClose}
    >
      {preview.error && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <Skeleton />}
      {preview.data && <PublishForm {...props} preview={preview.data} />}
    </Dialog>
  );
}

interface PublishFormProps extends PublishPanelProps {
  preview: PublicationPreview;
}

function PublishForm(props: PublishFormProps) {
  const { object, title, preview, onPublished, onClose } = props;
  const { t } = useWords();
  const [note, set_note] = useState('');
  const [minor, set_minor] = useState(false);
  const how = { note: note.trim(), minor };
  return (
    <div className="stack">
      {preview.problems.length > 0 && (
        <Notice kind="caution">
          <ul className="publish__problems">
            {preview.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Effect preview={preview} minor={minor} />
      <TextArea
        label={t('publishing.note')}
        hint={t('publishing.note_hint')}
        maxLength={500}
        rows={2}
        value={note}
        onChange={(event) => set_note(event.target.value)}
      />
      <Checkbox
        text={t('publishing.minor')}
        hint={t('publishing.minor_hint')}
        checked={minor}
        onChange={set_minor}
      />
      {preview.agreement === 'not_needed' ? (
        <PublishActs {...props} how={how} />
      ) : (
        <Suspense fallback={<Skeleton />}>
          <AskForm
            object={object}
            title={title}
            how={how}
            agreement={preview.agreement}
            incomplete={preview.problems.length > 0}
            onAsked={onPublished}
            onClose={onClose}
          />
        </Suspense>
      )}
      <h3 className="section-title">{t('publishing.what_changes')}</h3>
      {!preview.differs ? (
        <p className="soft">{t('publishing.no_changes')}</p>
      ) : (
        <PrintedHtml html={preview.html} lang={object.language} className="text publish__diff" />
      )}
    </div>
  );
}

/** Now, or at a date and time. */
function PublishActs(props: PublishFormProps & { how: { note: string; minor: boolean } }) {
  const { object, preview, how, act, onClose } = props;
  const { t } = useWords();
  const { time_zone } = usePerson();
  const [when, set_when] = useState<When>(() => usual_moment(time_zone, new Date()));
  const [later, set_later] = useState(false);
  const publish = usePublication(props);
  const schedule = useScheduling(props);
  return (
    <>
      <Radios
        legend={t('scheduling.when')}
        value={later ? 'later' : 'now'}
        onChange={(chosen) => set_later(chosen === 'later')}
        options={[
          { value: 'now', text: t('scheduling.now') },
          { value: 'later', text: t('scheduling.later'), hint: t('scheduling.later_hint') },
        ]}
      />
      {later && <WhenFields when={when} zone={time_zone} onChange={set_when} error={schedule.error} />}
      {object.scheduled && <EndsScheduled object={object.id} by={later ? 'scheduling' : 'publishing'} />}
      {schedule.error && !is_about_when(schedule.error) && <Failure error={schedule.error} />}
      {publish.error && <Failure error={publish.error} />}
      <div className="govuk-button-group">
        <Button
          busy={publish.isPending || schedule.isPending}
          disabled={preview.problems.length > 0}
          onClick={() => {
            if (later) schedule.mutate({ ...how, ...when, zone: time_zone });
            else publish.mutate(how);
          }}
        >
          {later ? t('scheduling.schedule') : act}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('publishing.keep_writing')}
        </Button>
      </div>
    </>
  );
}

function Effect({ preview, minor }: { preview: PublicationPreview; minor: boolean }) {
  const { t } = useWords();
  return (
    <dl className="publish__effect">
      <div>
        <dt>{t('publishing.effect_readers')}</dt>
        <dd>{who_will_read(preview, t)}</dd>
      </div>
      <div>
        <dt>{t('publishing.effect_told')}</dt>
        <dd>{minor ? t('publishing.nobody') : t('publishing.people_count', { count: preview.told })}</dd>
      </div>
      <div>
        <dt>{t('publishing.effect_words')}</dt>
        <dd>{t('publishing.words_changed', { added: preview.added, removed: preview.removed })}</dd>
      </div>
    </dl>
  );
}

function useScheduling({ object, onPublished }: PublishPanelProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (how: When & { zone: string; note: string; minor: boolean }) => {
      await put_object_scheduled_publication({ object: object.id, ...how });
      return await onPublished();
    },
    onSuccess: ({ address }, { on, at, zone }) => {
      void client.invalidateQueries({ queryKey: ['object', object.id] });
      const moment = moment_in_words({ on, at, zone, moment: '' }, zone, language, t);
      void navigate({ to: address, state: { notice: t('scheduling.scheduled', { moment }) } });
    },
  });
}

function usePublication({ object, title, text, onPublished }: PublishPanelProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (how: { note: string; minor: boolean }) => {
      const published = await post_object_publication({ object: object.id, title, ...text, ...how });
      return { published, ...(await onPublished()) };
    },
    onSuccess: ({ published, address }) => {
      void client.invalidateQueries({ queryKey: ['space', object.space.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
      const told = t('publishing.published_told', { count: published.told });
      void navigate({ to: address, state: { notice: told } });
    },
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  lazy,
  Suspense,
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { LeavingGuard } from '@/collab/leaving_guard';
import { delete_object_draft } from '@/generated/text';
import type { DraftView, Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { Icon } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import { Notice } from '@/kit/notice';
import { Toolbar } from '@/kit/toolbar';
import { useTopic } from '@/live';
import { announce } from '@/live/announce';
import { edit_address } from '@/reading/address';
import type { ReadText } from '@/reading/text';
import { with_scheduling_texts } from '@/scheduling/texts';
import { useDocumentTitle } from '@/shell/heading';
import type { SafetyCopy, SafetyPlace } from '@/shell/safety_copy';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { TitleField } from '@/writing/title_field';
import { apply_edit, selected } from './apply_edit';
import { AttachDialog } from './attach_dialog';
import { ConflictScreen } from './conflict_screen';
import { DraftKeeper } from './draft_keeper';
import type { DraftText } from './draft_text';
import type { EditConflict } from './edit_conflict';
import { block } from './format';
import { useFormatting } from './formatting';
import { LivePreview } from './live_preview';
import { Meanwhile } from './meanwhile';
import { SavingState } from './saving_state';
import { useSaving } from './use_saving';
import { type Titled, WritingArea } from './writing_area';
import '@/writing/words';
import '@/writing/live_screen.css';
import './markdown_editor.css';
import './words';

const PublishPanel = lazy(with_scheduling_texts(() => import('@/publishing/publish_panel')));

export interface MarkdownEditorProps {
  page: ReadText;
  draft: DraftView;
  /** Where the safety copy may be kept. */
  place: (person: Id, page: Id) => SafetyPlace;
  onRename: (title: string) => Promise<unknown>;
  /** Reads it anew once it is published. */
  refresh: () => Promise<{ address: string }>;
  /** "Publish page". */
  act: string;
  /** What "[[" links to, where it does. */
  find_titles?: ((query: string) => Promise<Titled[]>) | undefined;
}

/**
 * The draft as Markdown, beside the text as it will be printed. What is typed is kept as one types, and saved into the
 * draft among what others write there: so there is one draft, whichever way it is written.
 */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { page, draft: opened, place, act } = props;
  const { t } = useWords();
  const person = usePerson();
  // What was read when the editor opened: from then on the text on screen is the truth.
  const [{ draft, safety, copy }] = useState(() => {
    const safety = place(person.id, page.id);
    return { draft: opened, safety, copy: safety.find() };
  });
  const [text, set_text] = useState<DraftText>(() => only_text(copy ?? draft));
  const keeper = useKeeper(page, draft, safety, copy);
  const saving = useSyncExternalStore(keeper.subscribe, keeper.state);
  const [brought_back, set_brought_back] = useState(copy !== null && differs(copy, draft));
  const [pane, show_pane] = useState<'write' | 'preview'>('write');
  const [publishing, publish] = useState(false);
  const [conflict, set_conflict] = useState<EditConflict | null>(null);
  const [files, attach] = useState<File[] | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const formatting = useFormatting(
    area,
    useCallback(() => attach([]), []),
  );
  useTopic(`object:${page.id}`);
  useDocumentTitle(t('writing.editing', { title: page.title }), page.space.name);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);

  const change = (next: Partial<DraftText>) => {
    const changed = { ...text, ...next };
    set_text(changed);
    keeper.change(changed);
  };
  const { busy, problem, save } = useSaving({
    object: page.id,
    keeper,
    onSaved: (now, { merged }) => {
      set_text(only_text(now));
      set_brought_back(false);
      announce([t('markdown.saved'), merged && t('markdown.changed_meanwhile')].filter(Boolean).join('. '));
    },
    onConflict: set_conflict,
  });
  const start_publishing = async (written = text) => {
    if (await save(written)) startTransition(() => publish(true));
  };
  const insert = (markdown: string) => {
    attach(null);
    if (area.current) apply_edit(area.current, block(selected(area.current), markdown));
  };

  if (conflict)
    return (
      <ConflictScreen
        title={page.title}
        conflict={conflict}
        onBack={() => set_conflict(null)}
        onSettled={(markdown) => {
          const { base_revision, base_state } = conflict.merged;
          const settled = { ...text, markdown, base_revision, base_state };
          change(settled);
          set_conflict(null);
          void save(settled);
        }}
      />
    );

  return (
    <div className="editor">
      <LeavingGuard keeper={keeper} />
      <div className="editor__head">
        <h1 className="visually-hidden">{t('writing.editing', { title: page.title })}</h1>
        <SavingState saving={saving} />
        <div className="editor__acts">
          <LeaveButton page={page} />
          <MoreMenu page={page} keeper={keeper} />
          <Button kind="secondary" busy={busy} aria-keyshortcuts="Control+S" onClick={() => void save(text)}>
            {t('markdown.save')}
          </Button>
          <Button busy={busy} aria-keyshortcuts="Control+Enter" onClick={() => void start_publishing()}>
            {act}
          </Button>
        </div>
      </div>
      <p className="soft small">{t('markdown.own')}</p>
      {brought_back && (
        <Notice
          kind="caution"
          action={
            <Button
              kind="quiet"
              onClick={() => {
                change(only_text(draft));
                set_brought_back(false);
              }}
            >
              {t('markdown.use_server_text')}
            </Button>
          }
        >
          {t('markdown.brought_back')}
        </Notice>
      )}
      {saving.state === 'refused' && (
        <Notice kind="error">
          {saving.problem.detail || t('core.error_text')}{' '}
          {t(saving.kept ? 'markdown.kept_here' : 'markdown.not_kept_here')}
        </Notice>
      )}
      {problem && <Notice kind="error">{problem.detail || t('core.error_text')}</Notice>}
      <TitleField
        title={page.title}
        hint={t(page.revision > 0 ? 'reading.new_title_at_once' : 'reading.rename_hint')}
        readOnly={false}
        onRename={props.onRename}
        onEnter={() => area.current?.focus()}
      />
      <div className="editor__bar">
        <Toolbar label={t('markdown.formatting')} groups={formatting.groups} controls="editor-text" />
        <div className="editor__switch">
          {(['write', 'preview'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="editor__tab"
              aria-pressed={pane === name}
              onClick={() => show_pane(name)}
            >
              {t(`markdown.pane_${name}`)}
            </button>
          ))}
        </div>
      </div>
      <div className={`editor__panes editor__panes--${pane}`}>
        <WritingArea
          id="editor-text"
          area={area}
          find_titles={props.find_titles}
          value={text.markdown}
          readOnly={busy}
          formatting={formatting}
          onChange={(markdown) => change({ markdown })}
          onFiles={attach}
          onSave={() => void save(text)}
          onPublish={() => void start_publishing()}
        />
        <LivePreview page={page} markdown={text.markdown} area={area} />
      </div>
      <Meanwhile
        page={page}
        base={text.base_revision}
        publishing={publishing}
        onHide={() => area.current?.focus({ preventScroll: true })}
      />
      {files && (
        <AttachDialog object={page.id} files={files} onInsert={insert} onClose={() => attach(null)} />
      )}
      <Suspense>
        {publishing && (
          <PublishPanel
            object={page}
            title={page.title}
            text={{ source: 'live' }}
            act={act}
            onPublished={props.refresh}
            onClose={() => publish(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

const only_text = ({ title, markdown, base_revision, base_state }: DraftText): DraftText => ({
  title,
  markdown,
  base_revision,
  base_state,
});

const differs = (one: DraftText, other: DraftText) => one.markdown !== other.markdown;

function useKeeper(
  page: ReadText,
  draft: DraftView,
  safety: SafetyPlace,
  copy: SafetyCopy | null,
): DraftKeeper {
  const client = useQueryClient();
  const [keeper] = useState(() => new DraftKeeper(page.id, safety, only_text(copy ?? draft), draft.saved));
  useEffect(() => {
    keeper.start();
    if (copy && differs(copy, draft)) keeper.change(only_text(copy));
    return () => {
      keeper.leave();
      void client.invalidateQueries({ queryKey: ['object', page.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
    };
  }, [keeper, copy, draft, client, page.id]);
  return keeper;
}

function LeaveButton({ page }: { page: ReadText }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Button kind="quiet" onClick={() => void navigate({ to: page.address })}>
      {t('markdown.leave')}
    </Button>
  );
}

function MoreMenu({ page, keeper }: { page: ReadText; keeper: DraftKeeper }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const discard = async () => {
    keeper.forget();
    await delete_object_draft({ object: page.id });
    await client.invalidateQueries({ queryKey: ['object', page.id] });
    void navigate({ to: page.address, state: { notice: t('markdown.discarded') } });
  };
  return (
    <Menu
      label={t('core.more')}
      button={<Icon name="more" />}
      items={[
        { text: t('markdown.edit_together'), onChoose: () => void navigate({ to: edit_address(page) }) },
        { text: t('markdown.discard'), danger: true, onChoose: () => void discard() },
      ]}
    />
  );
}

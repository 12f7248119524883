import type { QueryKey } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type Dispatch,
  lazy,
  type ReactNode,
  type SetStateAction,
  Suspense,
  startTransition,
  useState,
} from 'react';
import { AgreeingInHeader } from '@/agreeing/in_header';
import { may } from '@/api/permissions';
import type { Asked } from '@/comments';
import { CommentsButton } from '@/comments/button';
import { readers_in_words } from '@/comments/readers';
import type { FindPlaces } from '@/copying/copy_dialog';
import { Button } from '@/kit/button';
import { Icon } from '@/kit/icon';
import { Menu, type MenuItem } from '@/kit/menu';
import { StateWords } from '@/publishing/state_words';
import { ScheduledInHeader } from '@/scheduling/in_header';
import { Heading } from '@/shell/heading';
import { SuggestionsInHeader } from '@/suggestions/in_header';
import { useWords } from '@/words';
import { history_address } from './address';
import { Marks } from './marks';
import type { ReadText } from './text';
import './words';

const parts = () => import('./parts');
const AccessPanel = lazy(async () => (await parts()).access_panel());
const RestrictionPanel = lazy(async () => (await parts()).restriction_panel());
const ExportDialog = lazy(async () => (await parts()).export_dialog());
const UnpublishDialog = lazy(async () => (await parts()).unpublish_dialog());
const ReviewDialog = lazy(async () => (await parts()).review_dialog());
const ReviewLine = lazy(async () => (await parts()).review_line());
const CopyDialog = lazy(async () => (await parts()).copy_dialog());
const AskDialog = lazy(async () => (await parts()).ask_dialog());

type Panel = 'access' | 'restriction' | 'ask' | 'copy' | 'export' | 'review' | 'unpublish' | null;

interface TextHeaderProps {
  page: ReadText;
  /** Under which the page was read. */
  queryKey: QueryKey;
  /** The module's permissions to write it, to comment on it and to suggest changes of it. */
  edit: string;
  comment: string;
  suggest: string;
  /** What the button says: "Edit". */
  act: string;
  onEdit: () => void;
  /** The editor is on its way. */
  opening: boolean;
  /** Somebody is about to edit. */
  onIntent: () => void;
  /** What is asked of the comments on the page. */
  asked: Asked;
  ask: Dispatch<SetStateAction<Asked>>;
  /** What the module does with it, and what it does last of all. */
  own: (MenuItem | null)[];
  last: (MenuItem | null)[];
  /** How many changes readers do not have; null: it is not known. */
  changes: number | null;
  /** What a copy of it may bring along, and where one may be put. */
  copies: { below: boolean; find?: FindPlaces };
  /** What else there is to say of its state. */
  children?: ReactNode;
}

/** The object header: title, state in words, who can see it, and what can be done. */
export function TextHeader(props: TextHeaderProps) {
  const { page, edit, opening, onEdit, onIntent, asked, ask } = props;
  const { t } = useWords();
  const [panel, set_panel] = useState<Panel>(null);
  // A panel that is still to be read is shown as soon as it is there; outside a transition React waits 300 ms more.
  const show = (wanted: Panel) => startTransition(() => set_panel(wanted));
  const close = () => set_panel(null);
  return (
    <header className="page-header">
      <div className="page-header__top">
        <Heading of={page.id}>{page.title}</Heading>
        <div className="page-header__acts screen-only">
          {page.revision > 0 && (
            <CommentsButton
              object={page.id}
              open={asked.open}
              onToggle={() => ask((before) => ({ ...before, open: !before.open }))}
            />
          )}
          <Marks page={page} queryKey={props.queryKey} />
          <MoreMenu {...props} show={show} />
          <SuggestionsInHeader
            object={page.id}
            title={page.title}
            edits={page.can.includes(edit)}
            suggests={page.can.includes(props.suggest)}
          />
          {page.can.includes(edit) && (
            <Button
              icon="edit"
              aria-keyshortcuts="E"
              busy={opening}
              onPointerEnter={onIntent}
              onFocus={onIntent}
              onClick={onEdit}
            >
              {props.act}
            </Button>
          )}
        </div>
      </div>
      <div className="page-header__state dotted">
        <StateWords
          published={page.published}
          state={page.state}
          ahead={page.ahead}
          changes={props.changes}
        />
        <ScheduledInHeader object={page} />
        <AgreeingInHeader object={page} />
        {page.to_review && (
          <Suspense>
            <ReviewLine object={page.id} onChange={() => show('review')} />
          </Suspense>
        )}
        {page.readers > 0 && (
          <span>
            <button type="button" className="link-button" onClick={() => show('access')}>
              {page.restricted && <Icon name="lock" />}
              {page.everybody ? t('reading.everybody') : t('reading.readers', { count: page.readers })}
            </button>
          </span>
        )}
        {page.audience && <span>{readers_in_words(page.audience, t)}</span>}
        {props.children}
      </div>
      <p className="page-header__paper">
        {page.revision > 0 && `${t('reading.revision_number', { number: page.revision })} · `}
        {location.origin + page.address}
      </p>
      <Suspense>
        {panel === 'access' && (
          <AccessPanel page={page} onRestrict={() => show('restriction')} onClose={close} />
        )}
        {panel === 'restriction' && <RestrictionPanel page={page} onClose={close} />}
        {panel === 'ask' && (
          <AskDialog
            object={page.id}
            onAccess={page.can.includes(may.restrict) ? () => show('restriction') : undefined}
            onClose={close}
          />
        )}
        {panel === 'copy' && (
          <CopyDialog
            object={page}
            here={page.trail.filter((step) => step.id !== page.id).at(-1) ?? null}
            {...props.copies}
            onClose={close}
          />
        )}
        {panel === 'export' && <ExportDialog page={page} onClose={close} />}
        {panel === 'review' && <ReviewDialog object={page} onClose={close} />}
        {panel === 'unpublish' && <UnpublishDialog page={page} onClose={close} />}
      </Suspense>
    </header>
  );
}

function MoreMenu({
  page,
  edit,
  comment,
  ask,
  own,
  last,
  show,
}: TextHeaderProps & { show: (panel: Panel) => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const may_edit = page.can.includes(edit);
  const begin_comment = () => ask((before) => ({ ...before, begun: before.begun + 1 }));
  return (
    <Menu
      label={t('core.more')}
      button={<Icon name="more" />}
      items={[
        page.revision > 0 && page.can.includes(comment)
          ? { text: t('comments.comment_here'), onChoose: begin_comment }
          : null,
        page.revision > 0 && page.can.includes(may.ask)
          ? { text: t('comments.ask'), onChoose: () => show('ask') }
          : null,
        { text: t('reading.history'), onChoose: () => void navigate({ to: history_address(page) }) },
        page.can.includes(may.see_people)
          ? { text: t('reading.who_sees'), onChoose: () => show('access') }
          : null,
        page.can.includes(may.restrict)
          ? { text: t('reading.restrict'), onChoose: () => show('restriction') }
          : null,
        ...own,
        may_edit ? { text: t('reading.review'), onChoose: () => show('review') } : null,
        { text: t('reading.copy_to'), onChoose: () => show('copy') },
        { text: t('reading.export'), onChoose: () => show('export') },
        { text: t('core.print'), onChoose: () => window.print() },
        may_edit && page.revision > 0
          ? { text: t('reading.unpublish'), onChoose: () => show('unpublish') }
          : null,
        ...last,
      ]}
    />
  );
}

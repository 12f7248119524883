import { Link } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useState } from 'react';
import { readers_in_words } from '@/comments/readers';
import type { EntryView } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import { Moment } from '@/kit/moment';
import { StateTag } from '@/kit/state_tag';
import { useWords } from '@/words';
import '@/publishing/words';
import { is_folder, type Place } from './entry';
import { may_here } from './permissions';

const MoveDialog = lazy(() => import('./move_dialog'));
const RenameDialog = lazy(() => import('./rename_dialog'));
const DeleteDialog = lazy(() => import('./delete_dialog'));

type Act = { what: 'move' | 'rename' | 'delete'; entry: EntryView } | null;

/** Folders and documents as rows; on a phone each is a card. */
export function EntryList({ entries, place }: { entries: EntryView[]; place: Place }) {
  const { t } = useWords();
  const [act, set_act] = useState<Act>(null);
  const close = () => set_act(null);
  return (
    <>
      <ul className="entries" aria-label={t('documents.documents_and_folders')}>
        {entries.map((entry) => (
          <li key={entry.id} className="entry">
            <EntryWords entry={entry} />
            <EntryMenu entry={entry} onChoose={(what) => startTransition(() => set_act({ what, entry }))} />
          </li>
        ))}
      </ul>
      <Suspense>
        {act?.what === 'move' && <MoveDialog entry={act.entry} place={place} onClose={close} />}
        {act?.what === 'rename' && <RenameDialog entry={act.entry} place={place} onClose={close} />}
        {act?.what === 'delete' && <DeleteDialog entry={act.entry} place={place} onClose={close} />}
      </Suspense>
    </>
  );
}

function EntryWords({ entry }: { entry: EntryView }) {
  const { t } = useWords();
  const folder = is_folder(entry);
  return (
    <>
      <span className={`entry__icon${folder ? ' entry__icon--folder' : ''}`}>
        <Icon name={folder ? 'folder' : 'page'} />
        <span className="visually-hidden">{t(folder ? 'documents.folder' : 'documents.document')}:</span>
      </span>
      <div className="entry__words">
        <Link to={entry.address} className="thing__title" lang={entry.language}>
          {entry.title}
        </Link>
        <p className="thing__about dotted">
          {!folder && <EntryState entry={entry} />}
          {entry.restricted && (
            <span>
              <Icon name="lock" /> {t('documents.restricted')}
            </span>
          )}
          {entry.audience && <span>{readers_in_words(entry.audience, t)}</span>}
          <span>
            {t('core.changed_by_first', { name: entry.changed_by.name })} <Moment at={entry.changed} />
          </span>
        </p>
      </div>
    </>
  );
}

/** What is not as readers would expect; that a text is published goes without saying. */
function EntryState({ entry }: { entry: EntryView }) {
  const { t } = useWords();
  if (entry.state === 'never_published')
    return <StateTag tone="caution">{t('publishing.never_published')}</StateTag>;
  if (entry.state === 'unpublished') return <StateTag tone="caution">{t('publishing.unpublished')}</StateTag>;
  return entry.ahead ? <StateTag tone="plain">{t('documents.ahead')}</StateTag> : null;
}

function EntryMenu({
  entry,
  onChoose,
}: {
  entry: EntryView;
  onChoose: (what: 'move' | 'rename' | 'delete') => void;
}) {
  const { t } = useWords();
  const may_edit = entry.can.includes(may_here.edit);
  const items = [
    entry.can.includes(may_here.arrange)
      ? { text: t('reading.move'), onChoose: () => onChoose('move') }
      : null,
    may_edit ? { text: t('reading.rename'), onChoose: () => onChoose('rename') } : null,
    may_edit ? { text: t('reading.delete'), danger: true, onChoose: () => onChoose('delete') } : null,
  ];
  if (items.every((item) => item === null)) return null;
  return (
    <Menu
      label={t('documents.more_for', { title: entry.title })}
      button={<Icon name="more" />}
      items={items}
    />
  );
}

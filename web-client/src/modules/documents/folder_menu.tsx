import { lazy, Suspense, startTransition, useState } from 'react';
import { may } from '@/api/permissions';
import type { Id, PlaceLink, SectionLabel, SpaceLabel } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import '@/reading/words';
import { useWords } from '@/words';
import { may_here } from './permissions';

const AccessPanel = lazy(async () => (await import('@/reading/parts')).access_panel());
const RestrictionPanel = lazy(async () => (await import('@/reading/parts')).restriction_panel());
const CopyDialog = lazy(async () => (await import('@/reading/parts')).copy_dialog());
const ArchiveDialog = lazy(async () => (await import('./archive_parts')).archive_dialog());
const MoveDialog = lazy(() => import('./move_dialog'));
const RenameDialog = lazy(() => import('./rename_dialog'));
const DeleteDialog = lazy(() => import('./delete_dialog'));

type Panel = 'access' | 'restriction' | 'copy' | 'export' | 'move' | 'rename' | 'delete' | null;

interface FolderMenuProps {
  folder: {
    id: Id;
    title: string;
    space: SpaceLabel;
    component: SectionLabel;
    /** The section's own stays where it is, as it is called. */
    of_section: boolean;
    above: PlaceLink[];
    can: string[];
  };
}

/** What is done with a folder as a whole. */
export function FolderMenu({ folder }: FolderMenuProps) {
  const { t } = useWords();
  const [panel, set_panel] = useState<Panel>(null);
  const item = (wanted: Panel, text: string) => ({
    text,
    danger: wanted === 'delete',
    onChoose: () => startTransition(() => set_panel(wanted)),
  });
  const close = () => set_panel(null);
  const { can } = folder;
  const may_edit = can.includes(may_here.edit) && !folder.of_section;
  const within = folder.above.at(-1);
  const entry = { ...folder, type: 'documents.folder', revision: 0, address: '' };
  return (
    <>
      <Menu
        label={t('core.more')}
        button={<Icon name="more" />}
        items={[
          can.includes(may.see_people) ? item('access', t('reading.who_sees')) : null,
          can.includes(may.restrict) ? item('restriction', t('reading.restrict')) : null,
          within && can.includes(may_here.arrange) ? item('move', t('reading.move')) : null,
          may_edit ? item('rename', t('reading.rename')) : null,
          within ? item('copy', t('reading.copy_to')) : null,
          item('export', t('reading.export')),
          may_edit ? item('delete', t('reading.delete')) : null,
        ]}
      />
      <Suspense>
        {panel === 'access' && (
          <AccessPanel page={folder} onRestrict={() => set_panel('restriction')} onClose={close} />
        )}
        {panel === 'restriction' && <RestrictionPanel page={folder} onClose={close} />}
        {panel === 'copy' && within && (
          <CopyDialog object={folder} below="always" here={within} onClose={close} />
        )}
        {panel === 'export' && (
          <ArchiveDialog object={folder} drafts={can.includes(may_here.edit)} onClose={close} />
        )}
        {panel === 'move' && within && (
          <MoveDialog
            entry={entry}
            place={{ ...folder, folder: within.id, title: within.title }}
            above={folder.above.slice(0, -1)}
            onClose={close}
          />
        )}
        {panel === 'rename' && <RenameDialog entry={entry} place={folder} onClose={close} />}
        {panel === 'delete' && <DeleteDialog entry={entry} place={folder} onClose={close} />}
      </Suspense>
    </>
  );
}

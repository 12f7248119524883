import { useState } from 'react';
import type { Id } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { Checkbox } from '@/kit/field';
import { ArchiveLink } from '@/reading/archive_link';
import { ExportReason, useExportTerms } from '@/reading/export_reason';
import { useWords } from '@/words';
import '@/reading/words';

interface ArchiveDialogProps {
  object: { id: Id; title: string };
  /** Whether there may be drafts that the viewer writes. */
  drafts: boolean;
  onClose: () => void;
}

/** All that lies under an object and the viewer sees, as one file. */
export default function ArchiveDialog({ object, drafts, onClose }: ArchiveDialogProps) {
  const { t } = useWords();
  const [with_drafts, take_drafts] = useState(false);
  const terms = useExportTerms(object.id);
  return (
    <Dialog title={t('exporting.archive_title', { title: object.title })} onClose={onClose}>
      <div className="stack">
        {drafts && (
          <Checkbox
            text={t('exporting.archive_drafts')}
            checked={with_drafts}
            onChange={() => take_drafts(!with_drafts)}
          />
        )}
        <ExportReason terms={terms} />
        <ul className="things">
          <ArchiveLink object={object.id} drafts={with_drafts} terms={terms} />
        </ul>
      </div>
    </Dialog>
  );
}

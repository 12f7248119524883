import type { Id } from '@/generated/types';
import { useWords } from '@/words';
import { ExportLine, type ExportTerms } from './export_reason';
import './words';

interface ArchiveLinkProps {
  object: Id;
  drafts: boolean;
  terms: ExportTerms;
}

/** All that lies under an object and the viewer sees, as one file: a line of a list. */
export function ArchiveLink({ object, drafts, terms }: ArchiveLinkProps) {
  const { t } = useWords();
  return (
    <ExportLine
      address={terms.archive(`/api/v1/objects/${object}/archive${drafts ? '?drafts=true' : ''}`)}
      title={t('exporting.archive_zip')}
      about={t('exporting.archive_zip_hint')}
      terms={terms}
    />
  );
}

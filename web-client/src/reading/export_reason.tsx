import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get_object_export_terms } from '@/generated/export';
import type { Id } from '@/generated/types';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';
import './words';

/** What markings ask of whoever takes an object out as a file, and what was answered. */
export function useExportTerms(object: Id) {
  const { data, isError } = useQuery({
    queryKey: ['export-terms', object],
    queryFn: () => get_object_export_terms({ object }),
  });
  const [reason, give_reason] = useState('');
  const given = reason.trim();
  const lets = (asked: boolean | undefined) => asked === false || given !== '';
  return {
    asks: data ? data.text_reason || data.archive_reason : isError,
    /** The address of the file, or null until the reason it needs is given. */
    text: (address: string) => (lets(data?.text_reason) ? with_reason(address, given) : null),
    archive: (address: string) => (lets(data?.archive_reason) ? with_reason(address, given) : null),
    reason,
    give_reason,
  };
}

export type ExportTerms = ReturnType<typeof useExportTerms>;

const with_reason = (address: string, reason: string) =>
  reason ? `${address}${address.includes('?') ? '&' : '?'}reason=${encodeURIComponent(reason)}` : address;

export function ExportReason({ terms }: { terms: ExportTerms }) {
  const { t } = useWords();
  if (!terms.asks) return null;
  return (
    <TextField
      label={t('exporting.reason')}
      hint={t('exporting.reason_hint')}
      value={terms.reason}
      onChange={(event) => terms.give_reason(event.target.value)}
      maxLength={500}
    />
  );
}

interface ExportLineProps {
  /** Null while it may not leave yet. */
  address: string | null;
  title: string;
  about: string;
  terms: ExportTerms;
}

/** A way for an object to leave, as a line of a list. */
export function ExportLine({ address, title, about, terms }: ExportLineProps) {
  const { t } = useWords();
  return (
    <li>
      {address ? (
        <a className="thing__title" href={address} download>
          {title}
        </a>
      ) : (
        <span className="thing__title soft">{title}</span>
      )}
      <p className="thing__about">{address || !terms.asks ? about : t('exporting.reason_first')}</p>
    </li>
  );
}

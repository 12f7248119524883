import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get_object_export_terms } from '@/generated/export';
import type { Id } from '@/generated/types';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';
import './words';

/** Why something leaves as a file, where a marking asks for that. */
export function useReason() {
  const [reason, give_reason] = useState('');
  const given = reason.trim();
  return {
    reason,
    give_reason,
    /** The address of the file, or null until the reason it needs is given or it is known that it needs none. */
    lets_go: (asked: boolean | undefined, address: string) =>
      asked === false || given !== '' ? with_reason(address, given) : null,
  };
}

/** What markings ask of whoever takes an object out as a file, and what was answered. */
export function useExportTerms(object: Id) {
  const { data, isError } = useQuery({
    queryKey: ['export-terms', object],
    queryFn: () => get_object_export_terms({ object }),
  });
  const { lets_go, ...answer } = useReason();
  return {
    ...answer,
    asks: data ? data.text_reason || data.archive_reason : isError,
    text: (address: string) => lets_go(data?.text_reason, address),
    archive: (address: string) => lets_go(data?.archive_reason, address),
  };
}

export type ExportTerms = ReturnType<typeof useExportTerms>;
/** Whether a reason is asked for, and the one that was given. */
type Answer = Pick<ExportTerms, 'asks' | 'reason' | 'give_reason'>;

const with_reason = (address: string, reason: string) =>
  reason ? `${address}${address.includes('?') ? '&' : '?'}reason=${encodeURIComponent(reason)}` : address;

export function ExportReason({ terms }: { terms: Answer }) {
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
  terms: Answer;
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

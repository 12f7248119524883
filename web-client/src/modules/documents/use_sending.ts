import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem } from '@/api/problem';
import { upload } from '@/api/upload';
import type { FileView, Id } from '@/generated/types';
import { announce } from '@/live/announce';
import { useWords } from '@/words';

/** Sends files into a folder, one after another; what was sent before one fails stays. */
export function useSending(folder: Id, space: Id) {
  const { t } = useWords();
  const client = useQueryClient();
  const [part, set_part] = useState<number | null>(null);
  const [error, set_error] = useState('');
  const sent_before = useRef(Promise.resolve());
  const send_now = async (files: File[], renewed?: FileView) => {
    set_error('');
    set_part(0);
    let sent = 0;
    try {
      for (const file of files) {
        const progress = (done: number) => set_part((sent + done) / files.length);
        await upload(folder, file, progress, renewed).catch((problem: unknown) => {
          const detail = problem instanceof Problem ? problem.detail : '';
          throw new Error(detail || t('documents.upload_failed', { name: file.name }));
        });
        sent += 1;
      }
    } catch (problem) {
      set_error(problem instanceof Error ? problem.message : t('core.error_text'));
    }
    set_part(null);
    if (sent === 0) return;
    announce(
      renewed ? t('documents.renewed', { name: renewed.name }) : t('documents.uploaded', { count: sent }),
    );
    await client.invalidateQueries({ queryKey: ['space', space, 'documents'] });
  };
  /** What is chosen while others are on their way goes after them. */
  const send = (files: File[], renewed?: FileView) => {
    if (files.length > 0) sent_before.current = sent_before.current.then(() => send_now(files, renewed));
  };
  return { send, part, error };
}

export type Sending = ReturnType<typeof useSending>;

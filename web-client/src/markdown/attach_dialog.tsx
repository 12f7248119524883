import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/api/problem';
import { upload } from '@/api/upload';
import type { FileView, Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { ErrorSummary } from '@/kit/error_summary';
import { Checkbox, TextField } from '@/kit/field';
import { useWords } from '@/words';
import { file_link, picture } from './format';

interface AttachDialogProps {
  object: Id;
  /** Dropped or pasted; empty when they are still to be chosen. */
  files: File[];
  onInsert: (markdown: string) => void;
  onClose: () => void;
}

interface Chosen {
  file: File;
  description: string;
  decorative: boolean;
}

/** Sends pictures and files; each picture is described in words, or said to be decoration, before it goes in. */
export function AttachDialog({ object, files, onInsert, onClose }: AttachDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [chosen, choose] = useState<Chosen[]>(() => files.map(as_chosen));
  const [part, set_part] = useState<number | null>(null);
  const [errors, set_errors] = useState<{ field: string; message: string }[]>([]);
  const change = (index: number, next: Partial<Chosen>) =>
    choose(chosen.map((entry, other) => (other === index ? { ...entry, ...next } : entry)));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (part !== null) return;
    const missing = missing_words(chosen, t('markdown.enter_description'));
    if (chosen.length === 0) missing.push({ field: 'attach-files', message: t('markdown.choose_files') });
    set_errors(missing);
    if (missing.length > 0) return;
    try {
      const made: string[] = [];
      for (const [index, entry] of chosen.entries()) {
        const sent = await upload(object, entry.file, (done) => set_part((index + done) / chosen.length));
        made.push(markdown_of(sent, entry));
      }
      void client.invalidateQueries({ queryKey: ['object', object] });
      onInsert(made.join('\n\n'));
    } catch (error) {
      set_part(null);
      const detail = error instanceof Problem ? error.detail : '';
      set_errors([{ field: 'attach-files', message: detail || t('markdown.upload_failed') }]);
    }
  };

  return (
    <Dialog title={t('markdown.tool_attach')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <TextField
          id="attach-files"
          type="file"
          multiple
          label={t('markdown.files_to_attach')}
          hint={t('markdown.files_hint')}
          onChange={(event) => choose([...chosen, ...[...(event.target.files ?? [])].map(as_chosen)])}
        />
        {chosen.map((entry, index) => (
          <fieldset key={`${entry.file.name} ${index}`} className="govuk-fieldset attach">
            <legend className="thing__title">{entry.file.name}</legend>
            {is_picture(entry.file) && (
              <>
                <TextField
                  id={`description-${index}`}
                  label={t('markdown.description')}
                  hint={t('markdown.description_hint')}
                  disabled={entry.decorative}
                  error={errors.find((error) => error.field === `description-${index}`)?.message}
                  maxLength={1000}
                  value={entry.description}
                  onChange={(event) => change(index, { description: event.target.value })}
                />
                <Checkbox
                  text={t('markdown.decorative')}
                  checked={entry.decorative}
                  onChange={(decorative) => change(index, { decorative })}
                />
              </>
            )}
          </fieldset>
        ))}
        {part !== null && (
          <p role="status">
            <progress value={part} max={1} aria-label={t('markdown.sending')} />{' '}
            {t('markdown.sending_part', { percent: Math.round(part * 100) })}
          </p>
        )}
        <div className="govuk-button-group dialog__acts">
          <Button type="submit" busy={part !== null}>
            {t('markdown.attach')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const is_picture = (file: File) => file.type.startsWith('image/');
const as_chosen = (file: File): Chosen => ({ file, description: '', decorative: false });

function missing_words(chosen: Chosen[], message: string): { field: string; message: string }[] {
  return chosen.flatMap(({ file, decorative, description }, index) =>
    is_picture(file) && !decorative && description.trim() === ''
      ? [{ field: `description-${index}`, message }]
      : [],
  );
}

function markdown_of(sent: FileView, { file, decorative, description }: Chosen): string {
  if (!sent.picture || !is_picture(file)) return file_link(sent.address, sent.name);
  return picture(sent.id, decorative ? '' : description);
}

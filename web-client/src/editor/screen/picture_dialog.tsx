import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/api/problem';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { ErrorSummary } from '@/kit/error_summary';
import { Checkbox, TextField } from '@/kit/field';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import type { StoredFile, Surroundings } from '../surroundings';

interface PictureDialogProps {
  editor: Editor;
  surroundings: Surroundings;
  onClose: () => void;
}

const most_letters = 1000;

/** Chooses a picture and asks what it shows: in words, or that it is decoration. */
export function PictureDialog({ editor, surroundings, onClose }: PictureDialogProps) {
  const { t } = useWords();
  const [there] = useState(() => figure_chosen(editor));
  const [file, choose] = useState<StoredFile | File | null>(null);
  const [words, set_words] = useState<string>(there?.alternative ?? '');
  const [decorative, set_decorative] = useState(there?.alternative === '');
  const [part, set_part] = useState<number | null>(null);
  const [errors, set_errors] = useState<{ field: string; message: string }[]>([]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (part !== null) return;
    const wrong = [];
    if (!file && !there) wrong.push({ field: 'picture-file', message: t('editor.choose_picture') });
    if (!decorative && words.trim() === '')
      wrong.push({ field: 'picture-words', message: t('editor.enter_description') });
    set_errors(wrong);
    if (wrong.length > 0) return;
    try {
      const stored = file instanceof File ? await send(file, surroundings, set_part) : file;
      const alternative = decorative ? '' : words.trim();
      onClose();
      if (there) {
        const { tr } = editor.state;
        tr.setNodeAttribute(there.at, 'alternative', alternative);
        if (stored)
          tr.setNodeAttribute(there.at, 'file', stored.id).setNodeAttribute(there.at, 'source', null);
        editor.view.dispatch(tr);
        editor.view.focus();
      } else if (stored)
        in_text(editor).insert_picture({ file: stored.id, alternative }).scrollIntoView().run();
    } catch (error) {
      set_part(null);
      const detail = error instanceof Problem ? error.detail : '';
      set_errors([{ field: 'picture-file', message: detail || t('editor.upload_failed') }]);
    }
  };
  const of = (field: string) => errors.find((error) => error.field === field)?.message;

  return (
    <Dialog title={t(there ? 'editor.picture' : 'editor.insert_picture')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {surroundings.upload && (
          <TextField
            id="picture-file"
            type="file"
            accept="image/*"
            label={t(there ? 'editor.other_picture' : 'editor.picture_from_device')}
            error={of('picture-file')}
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        )}
        {surroundings.find_pictures && (
          <Picker
            label={t('editor.picture_stored')}
            find={surroundings.find_pictures}
            eager
            keep
            keyOf={({ id }) => id}
            textOf={({ name }) => name}
            show={({ name }) => name}
            onChoose={choose}
          />
        )}
        <TextField
          id="picture-words"
          label={t('editor.description')}
          hint={t('editor.description_hint')}
          disabled={decorative}
          error={of('picture-words')}
          maxLength={most_letters}
          value={words}
          onChange={(event) => set_words(event.target.value)}
        />
        <Checkbox text={t('editor.decorative')} checked={decorative} onChange={set_decorative} />
        {part !== null && (
          <p role="status">
            <progress value={part} max={1} aria-label={t('editor.sending')} />
          </p>
        )}
        <div className="govuk-button-group dialog__acts">
          <Button type="submit" busy={part !== null}>
            {t(there ? 'editor.change_picture' : 'editor.insert_picture')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function figure_chosen({ state }: Editor): { at: number; alternative: string | null } | null {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type.name === 'figure')
    return { at: selection.from, alternative: selection.node.attrs.alternative };
  const { $from } = selection;
  if ($from.parent.type.name !== 'figure') return null;
  return { at: $from.before(), alternative: $from.parent.attrs.alternative };
}

async function send(
  file: File,
  { upload }: Surroundings,
  progress: (part: number) => void,
): Promise<StoredFile | null> {
  progress(0);
  return (await upload?.(file, progress)) ?? null;
}

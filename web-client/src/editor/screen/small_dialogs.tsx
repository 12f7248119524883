import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { SelectField, TextField } from '@/kit/field';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import { is_code_language } from '../schema/code_block';
import { direction_of } from '../schema/direction';
import { is_language_tag } from '../schema/marks';
import type { Surroundings } from '../surroundings';

interface SmallDialogProps {
  editor: Editor;
  onClose: () => void;
}

/** Which language code is in, for those who read it and for whatever colours it. */
export function CodeDialog({ editor, onClose }: SmallDialogProps) {
  const { t } = useWords();
  const [name, set_name] = useState<string>(editor.getAttributes('code_block').language ?? '');
  const [wrong, set_wrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const language = name.trim();
    if (language !== '' && !is_code_language(language)) return set_wrong(true);
    onClose();
    in_text(editor)
      .updateAttributes('code_block', { language: language || null })
      .scrollIntoView()
      .run();
  };
  return (
    <Dialog title={t('editor.code_language')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <TextField
          label={t('editor.code_language')}
          hint={t('editor.code_language_hint')}
          error={wrong ? t('editor.code_language_wrong') : undefined}
          maxLength={32}
          value={name}
          onChange={(event) => set_name(event.target.value)}
          autoCapitalize="none"
          spellCheck={false}
        />
        <Acts set={t('editor.set')} onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** Languages that texts here quote most; any other is named by its tag. */
const languages = [
  'cy',
  'en',
  'ga',
  'gd',
  'fr',
  'de',
  'es',
  'pl',
  'ro',
  'ur',
  'ar',
  'fa',
  'bn',
  'pa',
  'zh',
  'la',
];

/** In which language some words are: voices read them so, and spelling is checked so. */
export function LanguageDialog({ editor, onClose }: SmallDialogProps) {
  const { t, language } = useWords();
  const now: string = editor.getAttributes('language').tag ?? '';
  const [tag, set_tag] = useState(now === '' || languages.includes(now) ? now : 'other');
  const [other, set_other] = useState(now);
  const [wrong, set_wrong] = useState(false);
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = tag === 'other' ? other.trim() : tag;
    if (chosen !== '' && !is_language_tag(chosen)) return set_wrong(true);
    onClose();
    const direction = direction_of(chosen) === 'rtl' ? 'rtl' : null;
    in_text(editor)
      .set_language(chosen || null, direction)
      .scrollIntoView()
      .run();
  };
  return (
    <Dialog title={t('editor.language')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <SelectField
          label={t('editor.language_of_words')}
          value={tag}
          onChange={set_tag}
          options={[
            { value: '', text: t('editor.language_of_page') },
            ...languages.map((value) => ({ value, text: names.of(value) ?? value })),
            { value: 'other', text: t('editor.language_other') },
          ]}
        />
        {tag === 'other' && (
          <TextField
            label={t('editor.language_tag')}
            hint={t('editor.language_tag_hint')}
            error={wrong ? t('editor.language_tag_wrong') : undefined}
            maxLength={35}
            value={other}
            onChange={(event) => set_other(event.target.value)}
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
        <Acts set={t('editor.set')} onClose={onClose} />
      </form>
    </Dialog>
  );
}

/** Another object shown in the text. */
export function EmbedDialog({
  editor,
  surroundings,
  onClose,
}: SmallDialogProps & { surroundings: Surroundings }) {
  const { t } = useWords();
  return (
    <Dialog title={t('editor.insert_embed')} onClose={onClose}>
      <Picker
        label={t('editor.embed_find')}
        hint={t('editor.embed_hint')}
        find={surroundings.find_objects}
        keyOf={({ id }) => id}
        textOf={({ title }) => title}
        show={({ title, about }) => (
          <>
            {title} <span className="soft small">{about}</span>
          </>
        )}
        onChoose={({ id, title }) => {
          onClose();
          in_text(editor).insert_embed(id, title).scrollIntoView().run();
        }}
      />
    </Dialog>
  );
}

function Acts({ set, onClose }: { set: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <div className="govuk-button-group dialog__acts">
      <Button type="submit">{set}</Button>
      <Button kind="quiet" onClick={onClose}>
        {t('core.cancel')}
      </Button>
    </div>
  );
}

import type { Editor } from '@tiptap/core';
import { Dialog } from '@/kit/dialog';
import { ShortcutRows } from '@/shell/shortcut_table';
import { useWords } from '@/words';
import '../words';
import { editor_shortcuts } from '../shortcuts';
import type { Surroundings } from '../surroundings';
import type { Asked } from './asking';
import { LinkDialog } from './link_dialog';
import { PictureDialog } from './picture_dialog';
import { CodeDialog, EmbedDialog, LanguageDialog } from './small_dialogs';

interface DialogsProps {
  editor: Editor;
  surroundings: Surroundings;
  asked: Asked | null;
  onClose: () => void;
}

/** What the tools and the text ask for. */
export function Dialogs({ editor, surroundings, asked, onClose }: DialogsProps) {
  const { t } = useWords();
  const given = { editor, surroundings, onClose };
  return (
    <>
      {asked === 'link' && <LinkDialog {...given} />}
      {asked === 'picture' && <PictureDialog {...given} />}
      {asked === 'embed' && <EmbedDialog {...given} />}
      {asked === 'language' && <LanguageDialog {...given} />}
      {asked === 'code' && <CodeDialog {...given} />}
      {asked === 'keys' && (
        <Dialog title={t('editor.keys')} onClose={onClose}>
          <ShortcutRows shortcuts={editor_shortcuts} />
        </Dialog>
      )}
    </>
  );
}

import type { Editor } from '@tiptap/core';
import { Toolbar } from '@/kit/toolbar';
import { useWords } from '@/words';
import '../words';
import { standing_of, useOf } from './standing';
import { tools_of } from './tools';
import { useAboveKeyboard } from './use_above_keyboard';

/** The tools of writing: above the text, and on a phone above its keyboard. */
export function EditorBar({ editor, controls }: { editor: Editor; controls: string }) {
  const { t } = useWords();
  const at = useOf(editor, standing_of);
  const place = useAboveKeyboard();
  return (
    <div className="rich-bar" ref={place}>
      <Toolbar label={t('editor.tools')} controls={controls} groups={tools_of(editor, at, t)} />
    </div>
  );
}

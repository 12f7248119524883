import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { Toolbar } from '@/kit/toolbar';
import { useWords } from '@/words';
import '../words';
import { standing_of, useOf } from './standing';
import { tools_of } from './tools';

interface EditorBarProps {
  editor: Editor;
  controls: string;
  /** What stays in sight with the tools. */
  children: ReactNode;
}

/** The tools of writing: above the text, and on a phone above its keyboard. */
export function EditorBar({ editor, controls, children }: EditorBarProps) {
  const { t } = useWords();
  const at = useOf(editor, standing_of);
  return (
    <div className="rich-bar screen-only">
      <Toolbar label={t('editor.tools')} controls={controls} groups={tools_of(editor, at, t)} />
      {children}
    </div>
  );
}

import { Toolbar } from '.';

const tool = (name: 'bold' | 'italic' | 'bullets' | 'numbers', label: string) => ({
  name,
  icon: name,
  label,
  run: () => undefined,
});

export const formatting = () => (
  <>
    <Toolbar
      label="Formatting"
      controls="example-text"
      groups={[
        [tool('bold', 'Bold'), tool('italic', 'Italic')],
        [tool('bullets', 'Bulleted list'), tool('numbers', 'Numbered list')],
      ]}
    />
    <textarea id="example-text" aria-label="Text" />
  </>
);

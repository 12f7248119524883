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
        [
          { ...tool('bold', 'Bold'), pressed: true },
          { ...tool('italic', 'Italic'), off: true },
        ],
        [
          {
            name: 'kind',
            icon: 'heading',
            label: 'Kind of text',
            text: 'Paragraph',
            menu: [
              { text: 'Paragraph', checked: true },
              { text: 'Heading', checked: false },
            ],
          },
        ],
        [tool('bullets', 'Bulleted list'), tool('numbers', 'Numbered list')],
      ]}
    />
    <textarea id="example-text" aria-label="Text" />
  </>
);

const text = (words: string, ...marks: object[]) => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks } : {}),
});
const p = (...content: object[]) => ({ type: 'paragraph', content });
const cell = (words: string, attrs: object = {}) => ({
  type: 'cell',
  attrs,
  content: [words ? p(text(words)) : { type: 'paragraph' }],
});
const row = (...content: object[]) => ({ type: 'row', content });
const item = (words: string, task?: string) => ({
  type: 'list_item',
  attrs: { task: task ?? null },
  content: [p(text(words))],
});
const heading = (level: number, words: string) => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});

/** One of everything. */
export const sample = [
  p(
    text('A warning is sent when the river at '),
    text('Teifi Bridge', { type: 'link', attrs: { wiki: 'Flood plan' } }),
    text(' passes '),
    text('2.4 m', { type: 'strong' }),
    text('. Ask '),
    { type: 'mention', attrs: { person: '1001', words: '@Siân Llŷr' } },
    text(' before you '),
    text('change it', { type: 'emphasis' }),
    text(': see '),
    text('Gauges', { type: 'link', attrs: { wiki: 'Gauges' } }),
    text('.'),
    { type: 'footnote_reference', attrs: { label: '1-abcd' } },
  ),
  { type: 'contents' },
  heading(2, 'Who is told'),
  { type: 'bullet_list', content: [item('The mayor'), item('Harbour master')] },
  { type: 'bullet_list', content: [item('Check the numbers', 'done'), item('Call the school', 'open')] },
  {
    type: 'callout',
    attrs: { callout: 'warning' },
    content: [
      { type: 'title', content: [text('spring tides')] },
      p(
        text('The gauge reads low when the '),
        text('llanw', { type: 'language', attrs: { tag: 'cy' } }),
        text(' is high.'),
      ),
    ],
  },
  {
    type: 'table',
    content: [
      { type: 'caption', content: [text('Levels this week')] },
      row(
        cell('River', { role: 'column' }),
        cell('Level', { role: 'column', align: 'right' }),
        cell('State', { role: 'column' }),
      ),
      row(cell('Teifi', { role: 'row' }), cell('2.4', { align: 'right' }), cell('High')),
      row(cell('Aeron', { role: 'row' }), cell('', { columns: 2 })),
    ],
  },
  {
    type: 'figure',
    attrs: { file: '3000', alternative: 'The estuary' },
    content: [text('The estuary at high water')],
  },
  { type: 'figure', attrs: { source: 'other.example/dam.png', alternative: null } },
  heading(3, 'How it is worked out'),
  {
    type: 'code_block',
    attrs: { language: 'python' },
    content: [text('level = gauge.read()\nif level > 2.4:\n    warn(everyone)')],
  },
  { type: 'quote', content: [p(text('Ten seconds is not long.'))] },
  {
    type: 'expandable',
    content: [{ type: 'summary', content: [text('Older figures')] }, p(text('They were read by hand.'))],
  },
  { type: 'rule' },
  { type: 'embed', attrs: { object: '2001' }, content: [text('Flood plan')] },
  { type: 'page_break' },
  { type: 'ordered_list', content: [item('Read the gauge'), item('Send the warning')] },
  { type: 'footnote', attrs: { label: '1-abcd' }, content: [p(text('Measured since 1961.'))] },
];

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const words = (text: string) =>
  escaped(text)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\*(.+?)\*/g, '<em>$1</em>')
    .replace(/\[\[(.+?)\]\]/g, '<a href="/s/pensions/wiki/page000000002-staging-timetable">$1</a>')
    .replace(/!\[(.*?)\]\((.+?)\)/g, '<img alt="$1" src="$2">')
    .replace(/\[(.+?)\]\((.+?)\)/g, '<a href="$2">$1</a>');

const anchor = (text: string) => text.toLowerCase().replace(/\W+/g, '-');

/** Enough of Markdown to have something to look at; the product's printer is the server's. */
export function print(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((block) => print_block(block.split('\n')))
    .join('\n');
}

function print_block(lines: string[]): string {
  const first = lines[0] ?? '';
  const heading = /^(#{1,6}) (.*)/.exec(first);
  if (heading?.[1] && heading[2])
    return `<h${heading[1].length} id="${anchor(heading[2])}">${words(heading[2])}</h${heading[1].length}>`;
  if (first.startsWith('> '))
    return `<blockquote><p>${words(lines.map((line) => line.slice(2)).join(' '))}</p></blockquote>`;
  if (/^- \[/.test(first))
    return `<ul class="fm-list">${lines.map((line) => `<li class="fm-task"><span class="fm-task-${line[3] === 'x' ? 'done">Done' : 'open">To do'}:</span> ${words(line.slice(6))}</li>`).join('')}</ul>`;
  if (first.startsWith('- '))
    return `<ul>${lines.map((line) => `<li>${words(line.slice(2))}</li>`).join('')}</ul>`;
  if (/^\d+\. /.test(first))
    return `<ol>${lines.map((line) => `<li>${words(line.replace(/^\d+\. /, ''))}</li>`).join('')}</ol>`;
  if (first.startsWith('|')) return print_table(lines);
  return `<p>${words(lines.join(' '))}</p>`;
}

function print_table(lines: string[]): string {
  const cells = (line: string, tag: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => `<${tag}>${words(cell.trim())}</${tag}>`)
      .join('');
  const [head = '', , ...rows] = lines;
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`;
}

export const contents_of = (markdown: string) =>
  [...markdown.matchAll(/^(#{2,3}) (.*)$/gm)].map(([, marks = '', text = '']) => ({
    id: anchor(text),
    level: marks.length,
    text,
  }));

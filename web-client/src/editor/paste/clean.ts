import { styles_to_elements } from './styles';
import { word_lists } from './word_lists';

/** Nothing of what is in these is text that somebody copied. */
const dropped =
  'script, style, meta, link, title, head, template, noscript, iframe, object, embed, svg, canvas, audio, video, button, select, textarea, colgroup, xml';

/**
 * Makes of what other programs put on the clipboard what the schema can read. It only brings into the schema's own elements
 * what is said otherwise (Word's lists, styles that mean bold); whatever the schema does not know falls away when it is read.
 */
export function clean(root: HTMLElement): void {
  remove_comments(root);
  for (const element of root.querySelectorAll(dropped)) element.remove();
  for (const box of root.querySelectorAll('input')) if (box.type !== 'checkbox') box.remove();
  for (const field of root.querySelectorAll('label')) field.replaceWith(...field.childNodes);
  word_lists(root);
  // Word's own elements ("o:p") stand for paragraphs with nothing in them.
  for (const element of [...root.querySelectorAll('*')])
    if (element.tagName.includes(':')) element.replaceWith(...element.childNodes);
  styles_to_elements(root);
  foreign_languages(root);
  // What another editor like this one copied has its empty paragraphs on purpose.
  if (!root.querySelector('[data-pm-slice]')) empty_paragraphs(root);
  printed_callouts(root);
}

function remove_comments(root: HTMLElement): void {
  const comments: Node[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, 128);
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Word says the language of each run of text: only what was marked here is meant. */
function foreign_languages(root: HTMLElement): void {
  for (const element of root.querySelectorAll('[lang], [dir]'))
    if (!element.classList.contains('rich-language')) {
      element.removeAttribute('lang');
      element.removeAttribute('dir');
    }
}

/** Programs that space by empty paragraphs: here the space is the page's. */
function empty_paragraphs(root: HTMLElement): void {
  const paragraphs = [...root.querySelectorAll('p')];
  const with_words = paragraphs.some((one) => one.textContent?.trim());
  for (const paragraph of paragraphs) {
    const empty =
      !paragraph.textContent?.replace(/\u00a0/g, '').trim() &&
      !paragraph.querySelector('img, br, [data-person]');
    if (empty && with_words && !paragraph.closest('td, th, li')) paragraph.remove();
  }
}

/** The printed page says what kind a callout is before its title. */
function printed_callouts(root: HTMLElement): void {
  for (const title of root.querySelectorAll('.fm-callout-title')) {
    const kind = title.firstElementChild;
    if (kind?.tagName !== 'STRONG') continue;
    const next = kind.nextSibling;
    if (next?.nodeType === 3) next.textContent = (next.textContent ?? '').replace(/^: /, '');
    kind.remove();
    if (!title.textContent?.trim()) title.remove();
  }
}

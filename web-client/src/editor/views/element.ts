/** An element with its class and attributes; those that are null are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  attributes: Record<string, string | null> = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) set(made, name, value);
  return made;
}

export function set(on: Element, name: string, value: unknown): void {
  if (value === null || value === undefined || value === '') on.removeAttribute(name);
  else on.setAttribute(name, String(value));
}

/** Something in the text that is operated and not written: no key that it takes reaches the editor. */
export function control(className: string, label: string, act: () => void): HTMLButtonElement {
  const made = element('button', className, {
    type: 'button',
    contenteditable: 'false',
    tabindex: '-1',
    'aria-label': label,
  });
  made.addEventListener('mousedown', (event) => event.preventDefault());
  made.addEventListener('click', act);
  return made;
}

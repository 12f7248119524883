export type Appearance = 'system' | 'light' | 'dark';
const name = 'folkmoot.appearance';

export function appearance(): Appearance {
  const stored = localStorage.getItem(name);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Follows the device unless the person chose otherwise in this browser. */
export function show_appearance(choice: Appearance): void {
  if (choice === 'system') {
    localStorage.removeItem(name);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(name, choice);
    document.documentElement.dataset.theme = choice;
  }
}

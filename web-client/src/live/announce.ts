/** Says something to screen readers without moving anything, at most once in five seconds (the latest wins). */
const quiet_ms = 5000;
/** What a region is made with is not heard: the words come after it. */
const made_before_ms = 100;
let region: HTMLElement | null = null;
let waiting: string | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

export function announce(text: string): void {
  waiting = text;
  if (timer === null) speak_now();
}

function speak_now(): void {
  timer = null;
  if (waiting === null) return;
  if (region === null) {
    region = make_region();
    timer = setTimeout(speak_now, made_before_ms);
    return;
  }
  region.textContent = waiting;
  waiting = null;
  timer = setTimeout(speak_now, quiet_ms);
}

function make_region(): HTMLElement {
  const made = document.createElement('div');
  made.className = 'visually-hidden';
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  document.body.append(made);
  return made;
}

const copied = [
  'font',
  'letterSpacing',
  'lineHeight',
  'padding',
  'border',
  'whiteSpace',
  'overflowWrap',
  'tabSize',
] as const;

/** Where a position of the text is drawn, in pixels from the text area's own corner. */
export function caret_place(
  area: HTMLTextAreaElement,
  position: number,
): { left: number; top: number; height: number } {
  const style = getComputedStyle(area);
  const mirror = document.createElement('div');
  for (const property of copied) mirror.style[property] = style[property];
  mirror.style.position = 'absolute';
  mirror.style.visibility = 'hidden';
  mirror.style.width = `${area.clientWidth}px`;
  mirror.style.whiteSpace = 'pre-wrap';
  const marker = document.createElement('span');
  marker.textContent = '\u200b';
  mirror.append(area.value.slice(0, position), marker);
  area.parentElement?.append(mirror);
  const place = {
    left: marker.offsetLeft,
    top: marker.offsetTop - area.scrollTop,
    height: Number.parseFloat(style.lineHeight) || 24,
  };
  mirror.remove();
  return place;
}

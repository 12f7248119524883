/** Who somebody is, as the server says it in the presence of others. */
export interface Face {
  id?: string;
  name?: string;
  color?: string;
  /** A place in the palette, where it is said as one. */
  colour?: number;
}

/** The server's colours of presence, in the order of the palette in `editor.css`. */
const palette = ['#1d70b8', '#00703c', '#6f3c8b', '#a1402c', '#0b6e75', '#7a5b00', '#9c2a62', '#4c5a7d'];

export function colour_of({ id, name, color, colour }: Face): number {
  if (colour !== undefined && Number.isInteger(colour) && colour >= 0) return colour % palette.length;
  const known = palette.indexOf(color ?? '');
  if (known >= 0) return known;
  let sum = 0;
  for (const letter of id ?? name ?? '') sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % palette.length;
}

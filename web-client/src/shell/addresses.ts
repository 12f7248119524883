/** The address of a space, or of something in it: `space_address('pensions', 'members')`. */
export const space_address = (slug: string, ...parts: string[]): string =>
  ['', 's', slug, ...parts].join('/');

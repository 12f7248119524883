import '../words';

/** The domains typed into a field, one a line or with commas between them. */
export const domains_in = (typed: string): string[] =>
  typed
    .split(/[\s,]+/)
    .map((domain) => domain.trim().toLowerCase().replace(/^@/, ''))
    .filter(Boolean);

import type { SitePageLine } from '@/generated/types';
import type { Say } from '@/words';

const named = ['help', 'accessibility', 'privacy', 'cookies', 'terms', 'contact'] as const;

/** What the footer calls a page. */
export function name_of({ page }: Pick<SitePageLine, 'page'>, t: Say): string {
  const known = named.find((name) => name === page);
  return known ? t(`core.about_${known}`) : page;
}

import { forget_early } from '@/api/early';
import { get_home } from '@/generated/home';
import { get_session } from '@/generated/session';
import { get_space } from '@/generated/space';
import type { Beginning } from '@/modules/module';
import { appearance, show_appearance } from '@/shell/appearance';
import { first_language, read_catalogue } from '@/words/catalogue';

/**
 * The first script of a page: small, so that the answers that the address will need are on their way while the screens
 * are still being loaded. It knows nothing that the screens would not find out; what it got wrong is asked for again.
 */
const early = { early: true, signing_in: true };
const kept_for_ms = 20_000;
const beginnings = import.meta.glob<Beginning>('./modules/*/begin.ts', { eager: true, import: 'default' });

async function begin_space(slug: string, section: string, below: string[]): Promise<void> {
  const { components } = await get_space({ space: slug }, early);
  const component = components.find((other) => other.slug === section);
  if (component) await beginnings[`./modules/${component.module}/begin.ts`]?.(component, below, early);
}

async function begin(address: string): Promise<void> {
  const [top = '', space = '', section = '', ...below] = address.slice(1).split('/').map(decodeURIComponent);
  const asked: Promise<unknown>[] = [get_session(early), read_catalogue(first_language())];
  if (top === '') asked.push(get_home(early));
  if (top === 's' && space) asked.push(begin_space(space, section, below));
  await Promise.all(asked);
}

show_appearance(appearance());
// Whatever fails here is asked for again, and its failure then shown, by the screen that needs it.
begin(location.pathname).catch(() => {});
setTimeout(forget_early, kept_for_ms);
void import('./main');

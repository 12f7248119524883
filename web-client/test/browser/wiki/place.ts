import type { Browser } from 'playwright-core';
import type { PageView, Saved, SpaceView } from '@/generated/types';
import { add_member, make_space, Visitor } from '../site';
import { live_state, live_text } from '../texts';

export * from '../texts';

/** A workspace with one wiki. */
export interface Place {
  space: SpaceView;
  wiki: string;
}

export async function make_place(owner: Visitor, name: string, marking = 'official'): Promise<Place> {
  const space = await make_space(owner, name, { marking, sections: [{ module: 'wiki', name: 'Wiki' }] });
  return { space, wiki: space.components[0]?.id ?? '' };
}

/** Two people at work in one workspace, each in a browser of their own. */
export async function two_at_work(browser: Browser, name: string) {
  const adviser = await Visitor.signed_in(browser, 'adviser');
  const colleague = await Visitor.signed_in(browser, 'owner');
  const place = await make_place(adviser, name);
  await add_member(adviser, place.space, 'owner', 'member');
  return { adviser, colleague, place };
}

/** A published page. */
export async function make_page(
  author: Visitor,
  { wiki }: Place,
  title: string,
  markdown: string,
  parent: string | null = null,
): Promise<PageView> {
  const { id } = await author.ask<Saved>('POST', '/wiki/pages', { component: wiki, parent, title });
  await publish(author, id, title, markdown, 0);
  return author.ask<PageView>('GET', `/wiki/pages/${id}`);
}

export const publish = (
  author: Visitor,
  page: string,
  title: string,
  markdown: string,
  base_revision: number,
) => author.ask<Saved>('POST', `/objects/${page}/publication`, { title, markdown, base_revision });

export async function open_live(visitor: Visitor, { address }: { address: string }): Promise<void> {
  await visitor.go(`${address}/edit`);
  await live_state(visitor.page, 'Saved');
  await live_text(visitor.page).waitFor();
}

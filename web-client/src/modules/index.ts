import type { IconName } from '@/kit/icon';
import type { Module, Screen, Section } from './module';

const declarations = import.meta.glob<Module>('./*/module.ts', { eager: true, import: 'default' });

/** Every folder here that declares itself, by name: nothing else in the client knows which there are. */
const modules = new Map(
  Object.entries(declarations).map(([file, module]) => [file.split('/')[1] ?? '', module]),
);

/** What a module shows in spaces; none: it has no screens in this client. */
export const section_of = (module: string): Section | undefined => modules.get(module)?.section;

/** Every address below a section's own at which some module has a screen. */
export const screen_paths = [
  ...new Set([...modules.values()].flatMap((module) => Object.keys(module.section?.screens ?? {}))),
];

export const screen_at = (module: string, path: string): Screen | undefined =>
  section_of(module)?.screens[path as `/${string}`];

export const icon_of = (type: string): IconName =>
  modules.get(type.split('.')[0] ?? '')?.objects?.[type] ?? 'file';

/** What it takes to write an object of this type live; none: it is not written so. */
export const permission_to_write = (type: string): string | undefined =>
  modules.get(type.split('.')[0] ?? '')?.live?.[type];

export const shortcuts_of_modules = [...modules.values()].flatMap((module) => module.shortcuts ?? []);

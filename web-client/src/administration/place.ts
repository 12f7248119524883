import { createContext, useContext } from 'react';
import { may as everywhere } from '@/api/permissions';
import type { AdministrationView } from '@/generated/types';

/** The address of a screen of administration: `place('people', id)`. */
export const place = (...parts: string[]): string => ['/administration', ...parts].join('/');

/** What the screens of administration ask about. */
export const may = {
  ...everywhere,
  manage_people: 'core.manage_people',
  appoint: 'core.appoint',
  manage_site: 'core.manage_site',
  manage_roles: 'core.manage_roles',
  view_audit: 'core.view_audit',
} as const;

export const OverviewContext = createContext<AdministrationView | null>(null);

/** What the viewer may do here, and the counts that the first screen shows. */
export function useOverview(): AdministrationView {
  const overview = useContext(OverviewContext);
  if (!overview) throw new Error('useOverview outside administration');
  return overview;
}
export const useMay = (permission: string): boolean => useOverview().can.includes(permission);

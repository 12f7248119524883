import { paged } from '@/api/queries';
import { get_space_invitations } from '@/generated/invitation';
import type { Id } from '@/generated/types';

export const invitations = (space: Id) =>
  paged(['space', space, 'invitations'], (after, signal) =>
    get_space_invitations({ space, after }, { signal }),
  );

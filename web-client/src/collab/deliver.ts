import { get_object, type Id } from '@/generated/api';
import { live_documents_kept } from '@/shell/safety_copy';
import { live_session } from './sessions';

/**
 * What this browser has kept since the last time goes to the server by itself, wherever its writer is now: each session
 * ends when all has arrived. What no longer may be kept here is no longer kept afterwards.
 */
export function deliver_kept(person: Id, edit_of: (type: string) => string | undefined): void {
  for (const object of live_documents_kept(person)) void deliver(object, person, edit_of);
}

async function deliver(object: Id, person: Id, edit_of: (type: string) => string | undefined): Promise<void> {
  try {
    const about = await get_object({ object }, { signing_in: true });
    const edit = edit_of(about.object.type);
    if (edit) live_session({ object, person, edit, keeps: true });
  } catch {
    // It cannot be asked now: it stays kept until the next visit.
  }
}

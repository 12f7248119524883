import { get_upload, post_upload_completion, post_uploads } from '@/generated/file';
import type { FileView, Id } from '@/generated/types';
import { call, path } from './call';
import { Problem } from './problem';

const most_attempts = 5;

/**
 * Sends a file in pieces; after a broken connection it goes on where the server stopped receiving. As the next version of
 * `renewed` it keeps that one's name, unless it is of another kind.
 */
export async function upload(
  object: Id,
  file: File,
  on_progress: (part: number) => void,
  renewed?: FileView,
): Promise<FileView> {
  const name = renewed && ending_of(renewed.name) === ending_of(file.name) ? renewed.name : file.name;
  const started = await post_uploads({ object, name, size: file.size, file: renewed?.id ?? null });
  let received = started.received;
  let failures = 0;
  while (received < file.size) {
    const octets = file.slice(received, received + started.chunk);
    try {
      const answer = await call<{ received: number }>('PUT', path`/uploads/${started.id}`, {
        octets,
        query: { offset: received },
      });
      received = answer.received;
      failures = 0;
      on_progress(received / file.size);
    } catch (error) {
      failures += 1;
      if (!(error instanceof Problem) || error.status !== 0 || failures >= most_attempts) throw error;
      await pause(1000 * 2 ** failures);
      received = (await get_upload({ upload: started.id })).received;
    }
  }
  return post_upload_completion({ upload: started.id });
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

const ending_of = (name: string) =>
  name.includes('.') ? name.slice(name.lastIndexOf('.')).toLowerCase() : '';

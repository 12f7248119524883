import { get, post, put } from './client';
import { Problem } from './problem';
import type { FileView, Id, Upload } from './types';

const most_attempts = 5;

/** Sends a file in pieces; after a broken connection it goes on where the server stopped receiving. */
export async function upload(object: Id, file: File, on_progress: (part: number) => void): Promise<FileView> {
  const started = await post<Upload>('/uploads', { object, name: file.name, size: file.size });
  let received = started.received;
  let failures = 0;
  while (received < file.size) {
    const octets = file.slice(received, received + started.chunk);
    try {
      const answer = await put<{ received: number }>(`/uploads/${started.id}`, undefined, {
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
      received = (await get<{ received: number }>(`/uploads/${started.id}`)).received;
    }
  }
  return post<FileView>(`/uploads/${started.id}/completion`);
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Answers to what was asked for before the screens had come, by address; null: there was no good one. */
const begun = new Map<string, Promise<Response | null>>();

/** Keeps an answer for whoever asks the same next. */
export function keep_early(address: string, answer: Promise<Response>): void {
  const good = answer.then(
    (response) => (response.ok ? response.clone() : null),
    () => null,
  );
  begun.set(address, good);
}

/** The answer kept for an address, once: who asks again wants to know what is so by then. */
export async function take_early(address: string): Promise<Response | null> {
  const kept = begun.get(address);
  begun.delete(address);
  return (await kept) ?? null;
}

/** What has not been taken may no longer be so. */
export const forget_early = (): void => begun.clear();

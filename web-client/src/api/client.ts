import { Problem } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Options {
  body?: unknown;
  /** Raw octets instead of JSON. */
  octets?: Blob;
  query?: Record<string, string | number | undefined>;
  /** The revision that the change was made on. */
  if_match?: number;
  /** Repeats of one intention carry one key; made afresh when not given. */
  idempotency_key?: string;
  signal?: AbortSignal | undefined;
  /** A 401 is the answer, not the end of the session. */
  signing_in?: boolean;
  keepalive?: boolean;
}

let token = '';
let renewal: (() => Promise<void>) | null = null;
const activity = new Set<() => void>();

export const hold_token = (value: string): void => {
  token = value;
};

/** `renew` is called when the session has ended; the request waits for it and is then sent once more. */
export const on_session_end = (renew: (() => Promise<void>) | null): void => {
  renewal = renew;
};

/** Called after every answer to a signed-in request: the server has just moved the idle limit. */
export function on_activity(listener: () => void): () => void {
  activity.add(listener);
  return () => activity.delete(listener);
}

export async function ask<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const key = method === 'POST' ? (options.idempotency_key ?? crypto.randomUUID()) : undefined;
  const sent_with = token;
  let response = await send(method, path, options, key);
  if (response.status === 401 && renewal && !options.signing_in) {
    // Meanwhile somebody may have signed in again: then it only needs sending again.
    if (token === sent_with) await renewal();
    response = await send(method, path, options, key);
  }
  if (!response.ok) throw await Problem.read(response);
  for (const listener of activity) listener();
  return (await response.json()) as T;
}

async function send(
  method: Method,
  path: string,
  options: Options,
  key: string | undefined,
): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  if (method !== 'GET') headers.set('X-Folkmoot-Token', token);
  if (key) headers.set('Idempotency-Key', key);
  if (options.if_match !== undefined) headers.set('If-Match', `"${options.if_match}"`);
  if (options.octets) headers.set('Content-Type', 'application/octet-stream');
  else if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  try {
    return await fetch(address(path, options.query), {
      method,
      headers,
      body: options.octets ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      signal: options.signal ?? null,
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw Problem.offline();
  }
}

function address(path: string, query: Options['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

export const get = <T>(path: string, options?: Options) => ask<T>('GET', path, options);
export const post = <T>(path: string, body: unknown = {}, options?: Options) =>
  ask<T>('POST', path, { ...options, body });
export const put = <T>(path: string, body: unknown = {}, options?: Options) =>
  ask<T>('PUT', path, { ...options, body });
export const remove = <T>(path: string, options?: Options) => ask<T>('DELETE', path, options);

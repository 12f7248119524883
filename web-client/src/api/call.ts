import { forget_early, keep_early, take_early } from './early';
import { Problem } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Options {
  /** Raw octets instead of JSON. */
  octets?: Blob;
  query?: Record<string, string | number>;
  /** The revision that the change was made on. */
  if_match?: number;
  /** Repeats of one intention carry one key; made afresh when not given. */
  idempotency_key?: string;
  signal?: AbortSignal | undefined;
  /** A 401 is the answer, not the end of the session. */
  signing_in?: boolean;
  keepalive?: boolean;
  /** The answer is kept for whoever asks the same next. */
  early?: boolean;
}

let token = '';
let renewal: (() => Promise<void>) | null = null;
const activity = new Set<() => void>();
const shortened = new Set<(minutes: number) => void>();

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

/** Called with the minutes that the session may be idle from now on, when what was opened has shortened them. */
export function on_idle_shortened(listener: (minutes: number) => void): () => void {
  shortened.add(listener);
  return () => shortened.delete(listener);
}

/** An address whose values cannot be taken for more of it: path`/people/${id}`. */
export const path = (texts: TemplateStringsArray, ...values: (string | number)[]): string =>
  String.raw({ raw: texts }, ...values.map(encodeURIComponent));

/**
 * Sends one request; the generated functions call nothing else. The fields go into the query of a GET and into the JSON
 * body of all others.
 */
export async function call<T>(
  method: Method,
  path: string,
  options: Options = {},
  fields?: object,
): Promise<T> {
  const key = method === 'POST' ? (options.idempotency_key ?? crypto.randomUUID()) : undefined;
  const sent_with = token;
  let response = await take_or_send(method, path, options, fields, key);
  if (response.status === 401 && renewal && !options.signing_in) {
    // Meanwhile somebody may have signed in again: then it only needs sending again.
    if (token === sent_with) await renewal();
    response = await send(method, path, options, fields, key);
  }
  if (!response.ok) throw await Problem.read(response);
  for (const listener of activity) listener();
  const minutes = Number(response.headers.get('Folkmoot-Idle-Minutes'));
  if (minutes > 0) for (const listener of shortened) listener(minutes);
  return (await response.json()) as T;
}

/** Sends octets to an address that is none of the API's, and gives the answer whatever it says. */
export async function send_octets(
  method: Method,
  address: string,
  octets: Uint8Array | null,
  signal: AbortSignal | null,
): Promise<Response> {
  const headers = new Headers({ Accept: 'application/octet-stream, application/json' });
  if (method !== 'GET') headers.set('X-Folkmoot-Token', token);
  if (octets) headers.set('Content-Type', 'application/octet-stream');
  return fetch(address, {
    method,
    headers,
    body: octets as Uint8Array<ArrayBuffer> | null,
    signal,
    credentials: 'same-origin',
    keepalive: method === 'DELETE',
  });
}

async function take_or_send(...asked: Parameters<typeof send>): Promise<Response> {
  const [method, path, options, fields] = asked;
  if (method !== 'GET') {
    forget_early();
    return send(...asked);
  }
  const address = address_of(path, { ...fields, ...options.query });
  if (!options.early) return (await take_early(address)) ?? send(...asked);
  const answer = send(...asked);
  keep_early(address, answer);
  return answer;
}

async function send(
  method: Method,
  path: string,
  options: Options,
  fields: object | undefined,
  key: string | undefined,
): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  if (method !== 'GET') headers.set('X-Folkmoot-Token', token);
  if (key) headers.set('Idempotency-Key', key);
  if (options.if_match !== undefined) headers.set('If-Match', `"${options.if_match}"`);
  const json = method === 'POST' || fields ? JSON.stringify(fields ?? {}) : null;
  const body = method === 'GET' ? null : (options.octets ?? json);
  if (body) headers.set('Content-Type', options.octets ? 'application/octet-stream' : 'application/json');
  try {
    return await fetch(address_of(path, method === 'GET' ? { ...fields, ...options.query } : options.query), {
      method,
      headers,
      body,
      signal: options.signal ?? null,
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw Problem.offline();
  }
}

function address_of(path: string, query: object = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) search.set(name, String(value));
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

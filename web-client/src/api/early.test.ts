import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { get_session, put_session_language } from '@/generated/session';
import { get_space } from '@/generated/space';
import { forget_early } from './early';

const early = { early: true };
const fetched = vi.fn<(address: string) => Promise<Response>>();
const answer = (status: number, value: object) => async () => Response.json(value, { status });

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  forget_early();
  vi.unstubAllGlobals();
});

test('what was asked for early is not asked for again by the first who needs it', async () => {
  fetched.mockImplementation(answer(200, { slug: 'pensions' }));
  await get_space({ space: 'pensions' }, early);
  expect(await get_space({ space: 'pensions' })).toEqual({ slug: 'pensions' });
  expect(fetched).toHaveBeenCalledTimes(1);
  await get_space({ space: 'pensions' });
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('an answer still on its way is waited for', async () => {
  let arrive = (_: Response) => {};
  fetched.mockReturnValue(new Promise((arrived) => (arrive = arrived)));
  const asked = get_session(early);
  const wanted = get_session();
  arrive(Response.json({ token: 'a' }));
  expect(await Promise.all([asked, wanted])).toEqual([{ token: 'a' }, { token: 'a' }]);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('another address is asked for itself', async () => {
  fetched.mockImplementation(answer(200, {}));
  await get_space({ space: 'pensions' }, early);
  await get_space({ space: 'rivers' });
  expect(fetched.mock.calls.map(([address]) => address)).toEqual([
    '/api/v1/spaces/pensions',
    '/api/v1/spaces/rivers',
  ]);
});

test('what was refused early, or did not arrive, is asked for anew', async () => {
  fetched.mockImplementationOnce(answer(401, { code: 'session.none' }));
  await expect(get_space({ space: 'pensions' }, early)).rejects.toMatchObject({ status: 401 });
  fetched.mockRejectedValueOnce(new TypeError('network'));
  await expect(get_session(early)).rejects.toMatchObject({ code: 'core.offline' });
  fetched.mockImplementation(answer(200, { token: 'a' }));
  expect(await get_space({ space: 'pensions' })).toEqual({ token: 'a' });
  expect(await get_session()).toEqual({ token: 'a' });
});

test('after a change nothing is believed that was asked for before it', async () => {
  fetched.mockImplementation(answer(200, { token: 'a' }));
  await get_session(early);
  await put_session_language({ language: 'cy' });
  await get_session();
  expect(fetched).toHaveBeenCalledTimes(3);
});

import { expect, test } from 'vitest';
import { device_name } from './device_name';
import { safe_path } from './sign_in';

test('after signing in one stays on this site', () => {
  expect(safe_path('/s/pensions/wiki')).toBe('/s/pensions/wiki');
  expect(safe_path('//evil.example/x')).toBe('/');
  expect(safe_path('https://evil.example')).toBe('/');
  expect(safe_path('/\\evil.example')).toBe('/');
  expect(safe_path(undefined)).toBe('/');
});

test('a device is called by its browser and system', () => {
  expect(device_name('Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0', '?')).toBe(
    'Firefox, Windows',
  );
  expect(device_name('curl/8', '?')).toBe('?');
});

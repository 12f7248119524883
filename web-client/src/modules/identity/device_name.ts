const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Firefox, Windows" from a User-Agent header; the given words when neither is known. */
export function device_name(agent: string, unknown: string): string {
  const known = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  return [known(browsers), known(systems)].filter(Boolean).join(', ') || unknown;
}

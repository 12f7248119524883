/** A time zone's name as people read it: "America/New York". */
export const zone_in_words = (zone: string): string => zone.replaceAll('_', ' ');

/** What clocks there show: "09:30". */
export const clock_there = (zone: string, time: Date): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);

/** Every time zone that the browser knows, and the one that stands there. */
export const zones_with = (known: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), known])].sort();

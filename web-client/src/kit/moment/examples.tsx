import { Moment } from '.';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export const times = () => (
  <ul>
    {[0, 7, 600, 1600, 20_000, 700_000].map((minutes) => (
      <li key={minutes}>
        <Moment at={ago(minutes)} />
      </li>
    ))}
  </ul>
);

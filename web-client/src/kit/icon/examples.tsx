import { Icon, type IconName, Mark } from '.';

const some: IconName[] = [
  'search',
  'menu',
  'star',
  'eye',
  'link',
  'lock',
  'page',
  'edit',
  'picture',
  'table',
  'tasks',
  'warning',
  'offline',
];

export const all = () => (
  <p className="row">
    <Mark />
    {some.map((name) => (
      <Icon key={name} name={name} />
    ))}
  </p>
);

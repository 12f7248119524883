import { Breadcrumb } from '.';

export const of_a_page = () => (
  <Breadcrumb
    trail={[
      { title: 'Wiki', address: '/s/pensions/wiki' },
      { title: 'Policy handbook', address: '/s/pensions/wiki/page000000001-policy-handbook' },
    ]}
  />
);

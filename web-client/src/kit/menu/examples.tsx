import { Icon } from '../icon';
import { Menu } from '.';

export const of_a_page = () => (
  <Menu
    label="More"
    align="start"
    button={<Icon name="more" />}
    items={[
      { text: 'History', onChoose: () => undefined },
      { text: 'Move to…', onChoose: () => undefined },
      { text: 'Dark', checked: true, onChoose: () => undefined },
      { text: 'Delete', danger: true, onChoose: () => undefined },
    ]}
  />
);

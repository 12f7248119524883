import { CheckAnswers } from '.';

export const filled = () => (
  <CheckAnswers
    rows={[
      ['Name', 'Harbour dues review'],
      ['Kind', 'Workspace'],
    ]}
    act="Open the space"
    busy={false}
    onChange={() => undefined}
    onAct={() => undefined}
  >
    You become its owner.
  </CheckAnswers>
);

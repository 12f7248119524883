import { Button } from '../button';
import { Notice } from '.';

export const kinds = () => (
  <div className="stack">
    <Notice kind="success">Published. 12 people will be told.</Notice>
    <Notice kind="note">
      Somebody published changes while you were writing. They fit together with yours.
    </Notice>
    <Notice kind="caution" action={<Button kind="quiet">Choose between the texts</Button>}>
      While you were writing, somebody else changed the same words in 2 places.
    </Notice>
    <Notice kind="error">The file could not be sent. Check your connection and try again.</Notice>
  </div>
);

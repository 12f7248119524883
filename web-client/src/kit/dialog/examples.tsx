import { useState } from 'react';
import { Button } from '../button';
import { Dialog } from '.';

export function Opened() {
  const [open, set_open] = useState(false);
  return (
    <>
      <Button kind="secondary" onClick={() => set_open(true)}>
        Open a dialog
      </Button>
      {open && (
        <Dialog title="Delete “Meeting notes”?" onClose={() => set_open(false)}>
          <p>It goes to the recycle bin, and you can put it back from there.</p>
          <div className="govuk-button-group dialog__acts">
            <Button kind="warning">Delete page</Button>
            <Button kind="quiet" onClick={() => set_open(false)}>
              Cancel
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

import { Button, IconButton } from '.';

export const kinds = () => (
  <div className="row">
    <Button>Publish page</Button>
    <Button kind="secondary">Try again</Button>
    <Button kind="quiet" icon="plus">
      New page
    </Button>
    <Button kind="warning">Delete page</Button>
  </div>
);
export const busy_and_disabled = () => (
  <div className="row">
    <Button busy>Sign in</Button>
    <Button disabled>Compare the two</Button>
  </div>
);
export const icons = () => (
  <div className="row">
    <IconButton icon="star" label="Star" aria-pressed={false} />
    <IconButton icon="star" label="Remove the star" aria-pressed filled />
    <IconButton icon="close" label="Close" />
  </div>
);

import { Button, IconButton, MarkButton } from '.';

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
    <IconButton icon="link" label="Copy link" />
    <IconButton icon="close" label="Close" />
  </div>
);
export const marks = () => (
  <div className="row">
    <MarkButton icon="star" set={false} words="Star" effect="Keep this page" onClick={() => {}} />
    <MarkButton icon="star" set words="Starred" effect="Remove the star" onClick={() => {}} />
    <MarkButton icon="eye" set={false} words="Watch" effect="Be told of changes" onClick={() => {}} />
    <MarkButton icon="eye" set words="Watching" effect="Stop watching" onClick={() => {}} />
  </div>
);

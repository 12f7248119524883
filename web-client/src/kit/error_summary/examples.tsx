import { ErrorSummary } from '.';

export const two_errors = () => (
  <>
    <ErrorSummary
      errors={[
        { field: 'example-name', message: 'Enter a name for the space' },
        { field: 'example-area', message: 'Choose an area' },
      ]}
    />
    <input id="example-name" aria-label="Name of the space" />
    <input id="example-area" aria-label="Area" />
  </>
);

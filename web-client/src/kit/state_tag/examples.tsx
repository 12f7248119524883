import { StateTag } from '.';

export const tones = () => (
  <div className="row">
    <StateTag tone="plain">Minor change</StateTag>
    <StateTag tone="good">Current</StateTag>
    <StateTag tone="caution">Not published</StateTag>
    <StateTag tone="accent">You are in it</StateTag>
  </div>
);

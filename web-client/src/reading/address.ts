export const edit_address = (page: { address: string }) => `${page.address}/edit`;
export const markdown_address = (page: { address: string }) => `${page.address}/edit/markdown`;
export const history_address = (page: { address: string }) => `${page.address}/history`;
export const comparison_address = (page: { address: string }, other: string) =>
  `${page.address}/compare-with/${other}`;
export const compare_address = (page: { address: string }, from: number, to: number) =>
  `${page.address}/compare/${from}/${to}`;

declare module 'virtual:messages/*' {
  const catalogue: Record<string, import('./message').Message>;
  export default catalogue;
}

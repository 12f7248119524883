interface Window {
  trustedTypes: {
    createPolicy(
      name: string,
      rules: { createHTML: (html: string) => string },
    ): { createHTML: (html: string) => unknown };
  };
}

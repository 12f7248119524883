/** The wiki's own permissions that its screens ask about. */
export const may_here = {
  create_page: 'wiki.create',
  edit_page: 'wiki.edit',
  arrange_pages: 'wiki.arrange',
  comment: 'wiki.comment',
  suggest: 'wiki.suggest',
} as const;

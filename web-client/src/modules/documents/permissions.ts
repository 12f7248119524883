/** The documents' own permissions that their screens ask about. */
export const may_here = {
  create: 'documents.create',
  edit: 'documents.edit',
  arrange: 'documents.arrange',
  comment: 'documents.comment',
  suggest: 'documents.suggest',
} as const;

/** The permissions that the screens ask about. What one may do comes with each answer in `can`; nothing is computed here. */
export const may = {
  create_space: 'core.create_space',
  see_people: 'core.view_people',
  manage_access: 'core.manage_access',
  restrict: 'core.restrict',
  restore: 'core.restore',
  create_page: 'wiki.create',
  edit_page: 'wiki.edit',
  arrange_pages: 'wiki.arrange',
} as const;

/** The permissions that every module's screens ask about; a module names its own in its folder. What one may do comes with each answer in `can`; nothing is computed here. */
export const may = {
  create_space: 'core.create_space',
  see_people: 'core.view_people',
  manage_access: 'core.manage_access',
  restrict: 'core.restrict',
  ask: 'core.ask',
  restore: 'core.restore',
  unlock_people: 'core.unlock_people',
  manage_areas: 'core.manage_areas',
} as const;

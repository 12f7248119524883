-- Whoever chooses an organisation goes through their names in order, some at a time.
create index organisation_by_name on organisation (name, id);

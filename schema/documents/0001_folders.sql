-- Folders and documents of a section, in one table: both are listed together, have a title and stand in a folder. The
-- section's own folder stands in none. Files belong to the folder they were put into (core's table file).

create table documents_entry (
  id id not null primary key references object (id),
  component id not null references component (id),
  folder id references documents_entry (id),
  kind integer not null check (kind in (0, 1)), -- a folder, a document: folders are listed first
  title_key text not null
);
create index documents_entry_in_folder on documents_entry (folder, kind, title_key, id);
create index documents_entry_of_section on documents_entry (component, folder);

-- A wiki is a tree of pages. Text and history are the object's revisions; here is the tree and the names.

create table wiki_page (
  id id not null primary key references object (id),
  component id not null references component (id),
  parent id references wiki_page (id),
  position integer not null,
  title_key text not null,
  published time
);
create index wiki_page_tree on wiki_page (component, coalesce(parent, 0), position, id);
create index wiki_page_parent on wiki_page (parent);

-- Every title that leads to a page, present and past: the current ones are unique within a wiki.
create table wiki_title (
  component id not null references component (id),
  title_key text not null,
  page id not null references wiki_page (id),
  since time not null,
  primary key (component, title_key)
);
create index wiki_title_page on wiki_title (page);

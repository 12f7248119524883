-- Where people meet, who may do what there, and which things share one answer to "who can see this".

create table area (
  id id not null primary key,
  parent id references area (id),
  name text not null,
  position integer not null,
  created time not null
);

-- `allowed` 0 lies above the site's ceiling: it is known only so that it can be refused by name.
create table marking (
  key text not null primary key,
  name text not null,
  rank integer not null unique,
  allowed boolean not null
);
insert into marking (key, name, rank, allowed) values ('official', 'OFFICIAL', 1, 1);
insert into marking (key, name, rank, allowed) values ('official-sensitive', 'OFFICIAL-SENSITIVE', 2, 1);
insert into marking (key, name, rank, allowed) values ('secret', 'SECRET', 3, 0);
insert into marking (key, name, rank, allowed) values ('top-secret', 'TOP SECRET', 4, 0);

-- What a marking does, as data: each effect's values are listed in server/access/marking.hpp.
create table marking_effect (
  marking text not null references marking (key),
  effect text not null,
  value text not null,
  primary key (marking, effect)
);
insert into marking_effect (marking, effect, value) values
  ('official', 'guests', 'allowed'),
  ('official', 'public_page', 'second_person'),
  ('official', 'placing_outward', 'second_person'),
  ('official', 'email', 'title_and_excerpt'),
  ('official', 'feeds', 'allowed'),
  ('official', 'webhooks', 'allowed'),
  ('official', 'offline_copy', 'staff_only'),
  ('official', 'export', 'free'),
  ('official', 'copy_lower', 'allowed'),
  ('official', 'idle_minutes', '240'),
  ('official-sensitive', 'guests', 'second_factor'),
  ('official-sensitive', 'public_page', 'refused'),
  ('official-sensitive', 'placing_outward', 'refused'),
  ('official-sensitive', 'email', 'link_only'),
  ('official-sensitive', 'feeds', 'refused'),
  ('official-sensitive', 'webhooks', 'refused'),
  ('official-sensitive', 'offline_copy', 'off'),
  ('official-sensitive', 'export', 'with_reason'),
  ('official-sensitive', 'copy_lower', 'refused'),
  ('official-sensitive', 'idle_minutes', '30');

create table space (
  id id not null primary key,
  area id not null references area (id),
  kind text not null check (kind in ('workspace', 'community', 'public')),
  slug text not null unique,
  name text not null,
  summary text not null default '',
  language text not null default 'en',
  listed boolean not null default 1,
  owner id not null references person (id),
  marking text not null references marking (key),
  handling text not null default '',
  blind boolean not null default 0,
  state text not null default 'open' check (state in ('open', 'frozen', 'archived')),
  created time not null,
  created_by id not null
);
create index space_area on space (area);

create table component (
  id id not null primary key,
  space id not null references space (id),
  module text not null,
  slug text not null,
  name text not null,
  position integer not null,
  settings text not null default '{}',
  created time not null,
  deleted time,
  unique (space, slug)
);

-- Roles are data: a named set of permissions.
create table role (
  id id not null primary key,
  key text not null unique,
  name text not null,
  stock boolean not null
);

create table role_permission (
  role id not null references role (id),
  permission text not null,
  primary key (role, permission)
);

-- The permissions whose stock roles have been given to them once: after that, only people edit roles.
create table permission (
  name text not null primary key,
  declared time not null
);

-- A place that access hangs on: the site, an area, a space, a component, or an object that has rules of its own.
-- A scope's id is the id of that thing; the site's is 1. `inherits` 0 breaks the inheritance from its parent.
create table scope (
  id id not null primary key,
  kind text not null check (kind in ('site', 'area', 'space', 'component', 'object')),
  parent id references scope (id),
  space id,
  inherits boolean not null default 1
);
create index scope_parent on scope (parent);
create index scope_space on scope (space);
insert into scope (id, kind, parent, space, inherits) values (1, 'site', null, null, 1);

-- Every scope with each of its ancestors, itself at distance 0, whatever `inherits` says.
create table scope_path (
  scope id not null references scope (id),
  ancestor id not null references scope (id),
  distance integer not null,
  primary key (scope, ancestor)
);
create index scope_path_ancestor on scope_path (ancestor, distance, scope);
insert into scope_path (scope, ancestor, distance) values (1, 1, 0);

create table lane (
  id id not null primary key,
  space id not null references space (id),
  name text not null,
  created time not null,
  unique (space, name)
);

-- A lane holds people or whole organisations.
create table lane_member (
  lane id not null references lane (id),
  member_kind text not null check (member_kind in ('person', 'organisation')),
  member id not null,
  since time not null,
  primary key (lane, member_kind, member)
);
create index lane_member_member on lane_member (member, lane);

-- 'anyone' (subject 0) is every visitor, signed in or not: how a public space is open. `capacity` is the organisation
-- a person acts for here. `space` is the scope's space, 0 for the site and areas: one person's grants in one space are
-- one range of the index.
create table access_grant (
  id id not null primary key,
  subject_kind text not null check (subject_kind in ('person', 'group', 'organisation', 'anyone')),
  subject id not null,
  role id not null references role (id),
  scope id not null references scope (id),
  space id not null,
  capacity id references organisation (id),
  starts time not null,
  ends time,
  granted_by id not null,
  granted time not null,
  reason text not null default '',
  unique (subject_kind, subject, role, scope)
);
create index access_grant_subject on access_grant (subject_kind, subject, space);
create index access_grant_scope on access_grant (scope);
create index access_grant_role on access_grant (role);

-- One interned id for (scope, audience or lane, marking, lifecycle): the one thing that lists, search and caches ask.
-- `lane` is 0 unless the audience is a lane.
create table visibility (
  id id not null primary key,
  scope id not null references scope (id),
  space id not null,
  audience text not null check (audience in ('staff', 'lane', 'everyone')),
  lane id not null default 0,
  marking text not null references marking (key),
  lifecycle text not null check (lifecycle in ('draft', 'live', 'bin')),
  unique (scope, audience, lane, marking, lifecycle)
);
create index visibility_space on visibility (space, id);

-- Moves by one whenever the rights of a person, or in a place (the site, an area, a space), may have changed. There is
-- none for the whole site's content: a change touches its own person or place only. `changed` lets other nodes ask
-- what moved lately.
create table rights_version (
  subject id not null primary key,
  version integer not null,
  changed time not null
);
create index rights_version_changed on rights_version (changed);

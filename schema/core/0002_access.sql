-- Where people meet, who may do what there, and which things share one answer to "who can see this".

create table area (
  id bigint not null primary key,
  parent bigint references area (id),
  name text not null,
  position bigint not null,
  created bigint not null
);

create table marking (
  key text not null primary key,
  name text not null,
  rank bigint not null unique
);

create table marking_effect (
  marking text not null references marking (key),
  effect text not null,
  value text not null,
  primary key (marking, effect)
);

create table space (
  id bigint not null primary key,
  area bigint not null references area (id),
  kind text not null check (kind in ('workspace', 'community', 'public')),
  slug text not null unique,
  name text not null,
  summary text not null default '',
  language text not null default 'en',
  listed bigint not null default 1,
  owner bigint not null references person (id),
  marking text not null references marking (key),
  handling text not null default '',
  blind bigint not null default 0,
  state text not null default 'open' check (state in ('open', 'frozen', 'archived')),
  created bigint not null,
  created_by bigint not null
);
create index space_area on space (area);

create table component (
  id bigint not null primary key,
  space bigint not null references space (id),
  module text not null,
  slug text not null,
  name text not null,
  position bigint not null,
  settings text not null default '{}',
  created bigint not null,
  deleted bigint,
  unique (space, slug)
);

-- Roles are data: a named set of permissions.
create table role (
  id bigint not null primary key,
  key text not null unique,
  name text not null,
  stock bigint not null
);

create table role_permission (
  role bigint not null references role (id),
  permission text not null,
  primary key (role, permission)
);

-- A place that access hangs on: the site, an area, a space, a component, or an object that has rules of its own.
-- A scope's id is the id of that thing; the site's is 1. `inherits` 0 breaks the inheritance from its parent.
create table scope (
  id bigint not null primary key,
  kind text not null check (kind in ('site', 'area', 'space', 'component', 'object')),
  parent bigint references scope (id),
  space bigint,
  inherits bigint not null default 1
);
create index scope_parent on scope (parent);
create index scope_space on scope (space);

-- Every scope with each of its ancestors, itself at distance 0, whatever `inherits` says.
create table scope_path (
  scope bigint not null references scope (id),
  ancestor bigint not null references scope (id),
  distance bigint not null,
  primary key (scope, ancestor)
);
create index scope_path_ancestor on scope_path (ancestor, scope);

create table lane (
  id bigint not null primary key,
  space bigint not null references space (id),
  name text not null,
  created bigint not null,
  unique (space, name)
);

-- A lane holds people or whole organisations.
create table lane_member (
  lane bigint not null references lane (id),
  member_kind text not null check (member_kind in ('person', 'organisation')),
  member bigint not null,
  since bigint not null,
  primary key (lane, member_kind, member)
);
create index lane_member_member on lane_member (member, lane);

-- 'anyone' (subject 0) is every visitor, signed in or not: how a public space is open. `capacity` is the organisation
-- a person acts for here.
create table access_grant (
  id bigint not null primary key,
  subject_kind text not null check (subject_kind in ('person', 'group', 'organisation', 'anyone')),
  subject bigint not null,
  role bigint not null references role (id),
  scope bigint not null references scope (id),
  capacity bigint references organisation (id),
  starts bigint not null,
  ends bigint,
  granted_by bigint not null,
  granted bigint not null,
  reason text not null default '',
  unique (subject_kind, subject, role, scope)
);
create index access_grant_subject on access_grant (subject, subject_kind);
create index access_grant_scope on access_grant (scope);

-- One interned id for (scope, audience or lane, marking, lifecycle): the one thing that lists, search and caches ask.
-- `lane` is 0 unless the audience is a lane.
create table visibility (
  id bigint not null primary key,
  scope bigint not null references scope (id),
  space bigint not null,
  audience text not null check (audience in ('staff', 'lane', 'everyone')),
  lane bigint not null default 0,
  marking text not null references marking (key),
  lifecycle text not null check (lifecycle in ('draft', 'live', 'bin')),
  unique (scope, audience, lane, marking, lifecycle)
);
create index visibility_space on visibility (space);

-- Moves by one whenever the rights of a person, or on a scope, may have changed. There is none for the whole site's
-- content: a change touches its own person or scope only.
create table rights_version (
  subject bigint not null primary key,
  version bigint not null
);

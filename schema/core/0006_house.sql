-- Settings, jobs, modules and the site's own pages.

create table setting (
  key text not null,
  scope bigint not null,
  value text not null,
  updated bigint not null,
  updated_by bigint not null,
  primary key (key, scope)
);

-- A job is held by a lease with a fencing number: an effect of an older holder is refused.
create table job (
  id bigint not null primary key,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  input text not null default '{}',
  done_count bigint not null default 0,
  total_count bigint not null default 0,
  error text not null default '',
  attempts bigint not null default 0,
  run_after bigint not null,
  lease_until bigint,
  fence bigint not null default 0,
  created bigint not null,
  updated bigint not null
);
create index job_next on job (state, run_after);

create table module_state (
  name text not null primary key,
  version text not null,
  enabled bigint not null,
  quarantine text not null default '',
  updated bigint not null
);

-- The footer's pages: accessibility statement, privacy notice, cookies, terms, help, contact.
create table site_page (
  slug text not null,
  language text not null,
  version bigint not null,
  title text not null,
  body text not null,
  created bigint not null,
  created_by bigint not null,
  primary key (slug, language, version)
);

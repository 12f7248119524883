-- Settings, jobs, modules and the site's own pages.

create table setting (
  key text not null,
  scope id not null,
  value text not null,
  updated time not null,
  updated_by id not null,
  primary key (key, scope)
);

-- A job is held by a lease with a fencing number: an effect of an older holder is refused. Of a kind that runs by the
-- clock there is one row, which `only_one` says.
create table job (
  id id not null primary key,
  kind text not null,
  only_one text unique,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  input text not null default '{}',
  done_count integer not null default 0,
  total_count integer not null default 0,
  error text not null default '',
  attempts integer not null default 0,
  run_after time not null,
  lease_until time,
  fence integer not null default 0,
  created time not null,
  updated time not null
);
create index job_next on job (state, run_after);

create table module_state (
  name text not null primary key,
  version text not null,
  enabled boolean not null,
  quarantine text not null default '',
  updated time not null
);

-- The footer's pages: accessibility statement, privacy notice, cookies, terms, help, contact.
create table site_page (
  slug text not null,
  language text not null,
  version integer not null,
  title text not null,
  body text not null,
  created time not null,
  created_by id not null,
  primary key (slug, language, version)
);

-- What those who run the site say above every screen, from one moment to another. Without Welsh words the English ones
-- stand in both languages.
create table site_notice (
  id id not null primary key,
  kind text not null check (kind in ('news', 'warning')),
  readers text not null check (readers in ('everybody', 'signed_in')),
  english text not null,
  welsh text not null,
  address text not null,
  begins time not null,
  ends time not null,
  version integer not null,
  changed time not null,
  changed_by id not null references person (id),
  check (begins < ends)
);
create index site_notice_ends on site_notice (ends, id);

-- How often a role or a marking has been changed: whoever saves a form says which state it was made from.
alter table role add column version integer not null default 1;
alter table marking add column version integer not null default 1;

-- Which modules administrators want out of use from the next start on; one that is not named here is used.
create table module_left_out (
  module text not null primary key,
  since time not null,
  person id not null references person (id)
);

-- How many octets of different contents a space may hold; empty: as many as the configuration gives each.
alter table space add column quota integer;

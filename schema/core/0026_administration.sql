-- How often what administrators change has been changed: whoever saves a form says which state it was made from.
alter table person add column version integer not null default 1;
alter table organisation add column version integer not null default 1;
alter table person_group add column version integer not null default 1;
alter table area add column version integer not null default 1;

-- When somebody signed in last; sessions are forgotten.
alter table person add column signed_in time;
update person set signed_in = (select max(s.created) from session s where s.person = person.id);

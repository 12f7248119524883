-- The state of a live document stands apart from what moves with each contribution: a row is written whole, and a state may
-- have megabytes. Contributions lie in the order in which they are read: a document's together.

create table live_state (
  document id not null primary key references live_document (id),
  state bytes not null
);
insert into live_state (document, state) select id, state from live_document;
alter table live_document drop column state;

create table live_contribution_moved (
  document id not null references live_document (id),
  seq integer not null,
  person id not null,
  saved time not null,
  updates bytes not null,
  primary key (document, seq)
) without rowid;
insert into live_contribution_moved (document, seq, person, saved, updates)
  select document, seq, person, saved, updates from live_contribution order by document, seq;
drop table live_contribution;
alter table live_contribution_moved rename to live_contribution;

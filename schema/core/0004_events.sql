-- What happened. Rows are written without a number in the transaction that made them happen; the sequencer numbers
-- them without gaps.

create table event (
  id id not null primary key,
  seq integer unique,
  name text not null,
  actor id not null,
  space id,
  component id,
  object id,
  visibility id,
  person id,
  at time not null,
  data text not null default '{}'
);
create index event_unnumbered on event (id) where seq is null;
create index event_in_space on event (space, seq);
create index event_of_object on event (object, seq);
create index event_of_person on event (person, seq) where person is not null;

-- One row: the last number given out, and which life of this store it belongs to (a restored backup begins another).
create table event_head (
  one integer not null primary key check (one = 1),
  seq integer not null,
  incarnation text not null
);

create table event_cursor (
  consumer text not null primary key,
  seq integer not null,
  updated time not null
);

-- Who did what, chained by hash in the order of seq. Details that may have to be erased stand beside the chain: the
-- line holds a salted hash of them.
create table audit_line (
  id id not null primary key,
  seq integer unique,
  at time not null,
  actor id not null,
  session id not null,
  action text not null,
  object id,
  space id,
  result text not null check (result in ('done', 'denied', 'failed')),
  reason text not null default '',
  request text not null default '',
  detail_hash text not null default '',
  hash text
);
create index audit_unnumbered on audit_line (id) where seq is null;
create index audit_by_actor on audit_line (actor, at);
create index audit_by_object on audit_line (object, at);

create table audit_detail (
  line id not null primary key references audit_line (id),
  salt text not null,
  detail text not null
);

create table audit_head (
  one integer not null primary key check (one = 1),
  seq integer not null,
  hash text not null
);

-- People asked to comment on, approve or read an object by a day.

-- An ask runs to the end of `due_on` in `due_zone`; `due` is that moment, for order and reminders. `revision` is the
-- published one that people were asked about. `reminded` counts the reminders sent: one before the day, one after it.
create table ask (
  id id not null primary key,
  about id not null references object (id),
  kind text not null check (kind in ('comment', 'approve', 'read')),
  asked_by id not null,
  asked time not null,
  revision integer not null,
  due_on text not null,
  due_zone text not null,
  due time not null,
  note text not null,
  reminded integer not null,
  ended time,
  ended_by id,
  ending text check (ending in ('closed', 'withdrawn'))
);
create index ask_about on ask (about, id);
create index ask_running on ask (reminded, due) where ended is null;

-- Whom it asks: people, as they were found when it was sent. `revision` is the one that somebody answered about.
create table asked_person (
  ask id not null references ask (id),
  person id not null references person (id),
  answer text check (answer in ('answered', 'nothing_to_add', 'approved', 'not_approved', 'read')),
  answered time,
  revision integer,
  primary key (ask, person)
);
create index asked_person_open on asked_person (person, ask) where answer is null;

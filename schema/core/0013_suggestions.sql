-- Suggestions: what somebody who may not change a text would change of it. Each is an object of its own, so who sees it,
-- the recycle bin, search and events are those of all objects. While it is being written it is a live document begun
-- with `base`; once it is sent, `sent` is what its author made of that and its changes are rows. Its texts are no
-- revisions: a draft's words are for those who may see the draft.

create table suggestion (
  id id not null primary key references object (id),
  about id not null references object (id),
  author id not null,
  state text not null check (state in ('writing', 'open', 'settled')),
  begun_from text not null check (begun_from in ('draft', 'published')),
  base_revision integer not null,
  note text not null,
  sent_at time
);
create index suggestion_about on suggestion (about, state, id);
create index suggestion_of_author on suggestion (author, about);

create table suggestion_text (
  suggestion id not null primary key references suggestion (id),
  base json not null,
  sent json
);

-- `outcome` is what became of it. An accepted change stands in the live document under `client`, whose words are its
-- author's: so who accepted it is found from the words.
create table suggestion_change (
  suggestion id not null references suggestion (id),
  number integer not null,
  kind text not null check (kind in ('words', 'added', 'removed', 'moved', 'recast', 'reshaped')),
  block integer not null,
  text_before json not null,
  text_after json not null,
  under text not null,
  new_words text not null,
  outcome text not null check (outcome in ('open', 'accepted', 'rejected', 'withdrawn')),
  decided_at time,
  decided_by id,
  reason text not null,
  client integer,
  primary key (suggestion, number)
);
create index suggestion_change_by_client on suggestion_change (client) where client is not null;

-- What people wrote about an object: it goes into the recycle bin with it, and comes back with it.
create view written_about as
  select id, about from comment
  union all
  select id, about from suggestion;

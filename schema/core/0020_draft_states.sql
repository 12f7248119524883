-- What a draft was. Any state of a live document is one of these kept states, or the document's own, and the
-- contributions behind it.
create table live_kept_state (
  document id not null references live_document (id),
  seq integer not null,
  state bytes not null,
  primary key (document, seq)
);

-- Where in its log a live document holds a published revision. `exact`: the revision is the text as it was then, once the
-- contribution `naming` has given its blocks their ids (0: they had them).
create table live_revision (
  document id not null references live_document (id),
  revision integer not null,
  seq integer not null,
  naming integer not null,
  exact boolean not null,
  primary key (document, revision)
);
insert into live_revision (document, revision, seq, naming, exact)
  select id, follows, published_seq, 0, 0 from live_document where follows > 0;

-- A state of a draft that somebody has named. Its text is kept with it: the log may go.
create table draft_state (
  object id not null references object (id),
  seq integer not null,
  name text not null,
  named_by id not null,
  named_at time not null,
  saved time,
  body json not null,
  primary key (object, seq)
);

-- The state of the live draft that a private text in Markdown was opened from; null: the published revision.
alter table draft add column base_state integer;

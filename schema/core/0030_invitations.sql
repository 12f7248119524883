-- Invitations of an address into a space, with the terms on which its person comes. One that is open ends at `ends`; what
-- has been accepted or withdrawn is kept for a month. `kind` is what an account becomes that has to be made first.
create table invitation (
  id id not null primary key,
  space id not null references space (id),
  role id not null references role (id),
  address text not null,
  name text not null default '',
  kind text not null check (kind in ('staff', 'guest')),
  organisation id references organisation (id),
  sponsor id references person (id),
  purpose text not null default '',
  access_ends time,
  language text not null,
  invited_by id not null references person (id),
  created time not null,
  sent time not null,
  ends time not null,
  state text not null check (state in ('open', 'accepted', 'withdrawn')),
  closed time,
  check (kind = 'staff' or (sponsor is not null and access_ends is not null))
);
create unique index invitation_open on invitation (space, address) where state = 'open';
create index invitation_of_space on invitation (space, state, id);
create index invitation_ends on invitation (ends);

-- The links that were sent for them. Only the hash of a link's token is kept; opening one uses nothing up.
create table invitation_link (
  token_hash text not null primary key,
  invitation id not null references invitation (id),
  sent_by id references person (id),
  created time not null,
  ends time not null
);
create index invitation_link_of on invitation_link (invitation, created);
create index invitation_link_sent_by on invitation_link (sent_by, created);

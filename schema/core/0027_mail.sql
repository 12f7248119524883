-- Mails that wait, are being sent, have gone, could not be sent or were dropped. Written with what causes them. A sender
-- holds one by a lease with a fencing number: what an older holder says is refused. `secret` is sealed, and empty once the
-- mail has gone; `error` is a message key and `code` what the relay answered.
create table mail (
  id id not null primary key,
  kind text not null,
  recipient text not null,
  domain text not null,
  language text not null,
  content text not null,
  secret text not null default '',
  has_secret boolean not null default 0,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
  error text not null default '',
  code integer not null default 0,
  attempts integer not null default 0,
  next_try time not null,
  tries_since time not null,
  useful_until time,
  lease_until time,
  fence integer not null default 0,
  created time not null,
  updated time not null
);
create index mail_next on mail (state, next_try);
create index mail_by_state on mail (state, id);

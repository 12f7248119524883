-- Whoever watches an object may watch what lies under it, too, now and later.
alter table watch add column below boolean not null default 0;

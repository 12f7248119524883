-- Nothing here is deferrable.
create table page (id bigint not null primary key);
create table wrong (id bigint references page (id) deferrable initially deferred);

-- no-transaction
create table quay (id id not null primary key, name text not null default 'it''s; here', "at" time);
-- sqlite:
create trigger quay_kept before delete on quay begin select raise(abort, 'kept'); end;
-- postgres:
create index concurrently quay_name on quay (name); /* ; */
-- both:
insert into quay (id, name) values (1, 'x');

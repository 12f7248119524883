-- How much text there was before a large deletion and was left after it, in octets; 0 and 0: it is not known.
alter table large_deletion add column size_before integer not null default 0;
alter table large_deletion add column size_after integer not null default 0;

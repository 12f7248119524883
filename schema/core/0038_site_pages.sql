-- The pages of the footer are written by people. What is published together, in one language or both, is one version of
-- the page. Of Welsh words `follows` is the version of the English that they say again: where the English has later ones,
-- the Welsh is behind by so many. `asks`: people accept this version, or a later one, before they go on. `restored` is the
-- version that it brought back.
alter table site_page add column note text not null default '';
alter table site_page add column asks boolean not null default 0;
alter table site_page add column follows integer not null default 0;
alter table site_page add column restored integer;
update site_page set follows = version;
create index site_page_asking on site_page (slug, version) where asks = 1;

-- Who has accepted which version of a page, and in which language they read it then.
create table site_page_acceptance (
  person id not null references person (id),
  slug text not null,
  version integer not null,
  language text not null,
  accepted time not null,
  primary key (person, slug, version)
);
create index site_page_acceptance_of on site_page_acceptance (slug, version);

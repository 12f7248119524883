-- Pages from which new ones are begun.
alter table wiki_page add column is_template boolean not null default 0;
create index wiki_page_templates on wiki_page (component, is_template);

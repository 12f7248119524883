-- Whether a title is taken is asked for every page that is made, renamed or imported.
create index wiki_page_title on wiki_page (component, title_key);

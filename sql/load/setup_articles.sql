-- The articles that rules cite.
insert into archive.setup_article (setup, cite, gist)
select (select max(setup.known) from archive.setup as setup), listed.* from unnest($1::text[], $2::text[]) as listed

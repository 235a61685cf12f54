-- The word lists.
insert into archive.setup_word (setup, list, word, category)
select (select max(setup.known) from archive.setup as setup), listed.* from unnest($1::text[], $2::text[], $3::text[]) as listed

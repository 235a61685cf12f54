-- The word lists.
insert into archive.word (list, word, category)
select * from unnest($1::text[], $2::text[], $3::text[])

-- The articles that rules cite.
insert into archive.article (cite, gist)
select * from unnest($1::text[], $2::text[])

-- The dated parameters.
insert into archive.param (name, valid_from, valid_to, value)
select * from unnest($1::text[], $2::date[], $3::date[], $4::text[])

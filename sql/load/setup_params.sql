-- The dated parameters.
insert into archive.param (name, valid_from, valid_to, value, title, unit)
select * from unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[])

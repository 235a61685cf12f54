-- The divisions.
insert into archive.division (code, parent, level, name, valid_from, valid_to)
select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::date[], $6::date[])

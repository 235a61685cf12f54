-- The divisions.
insert into archive.setup_division (setup, code, parent, level, name, valid_from, valid_to)
select (select max(setup.known) from archive.setup as setup), listed.* from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::date[], $6::date[]) as listed

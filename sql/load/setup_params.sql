-- The dated parameters.
insert into archive.setup_param (setup, name, valid_from, valid_to, value, title, unit)
select (select max(setup.known) from archive.setup as setup), listed.* from unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[]) as listed

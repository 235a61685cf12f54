-- The settings of the last setup that decide what is loaded or printed.
insert into archive.setup_setting (setup, name, value)
select (select max(setup.known) from archive.setup as setup), listed.name, listed.value from unnest($1::text[], $2::text[]) as listed (name, value)

-- Who may touch what.  One role a floor, each able to log in, none able to change what is append only.
--
--   fupin_etl         writes archive, versions and the unresolved tables of worlds; sees no flag
--   fupin_transforms  reads those, writes a world's resolved tables and findings, flags and cases
--   fupin_reports     reads worlds, flags and the archive's index, writes issues only
--   fupin_reader      reads what the operator may look at (fupin sql)
--
-- Run after the schema, and again whenever it has changed: it says the same each time.
do $$
declare
  called text;
begin
  foreach called in array array['fupin_etl', 'fupin_transforms', 'fupin_reports', 'fupin_reader'] loop
    if not exists (select from pg_roles where rolname = called) then
      execute format('create role %I login', called);
    end if;
  end loop;
  execute format('grant create on database %I to fupin_etl', current_database());
end $$;

revoke all on schema public from public;
grant usage on schema tool to fupin_etl, fupin_transforms, fupin_reports, fupin_reader;
grant execute on all functions in schema tool to fupin_etl, fupin_transforms, fupin_reports, fupin_reader;

-- loading
grant usage on schema archive, store, stage, feed to fupin_etl;
grant select, insert on all tables in schema archive, store to fupin_etl;
grant update on archive.state, archive.run, archive.step, archive.file to fupin_etl;
grant select, insert, delete, truncate on all tables in schema stage to fupin_etl;
grant execute on all functions in schema archive, store to fupin_etl;

-- resolving and flagging
grant usage on schema archive, life to fupin_transforms;
grant select on all tables in schema archive to fupin_transforms;
grant update (ended_at, status, exit_status, message) on archive.run to fupin_transforms;
grant insert on archive.step to fupin_transforms;
grant select, insert, update on all tables in schema life to fupin_transforms;
-- what was published is part of a flag's life
grant usage on schema issue to fupin_transforms;
grant select on issue.issue, issue.flag to fupin_transforms;

-- reporting
grant usage on schema archive, life, issue to fupin_reports;
grant select on all tables in schema archive, life to fupin_reports;
grant select, insert on all tables in schema issue to fupin_reports;
grant delete on issue.part to fupin_reports;
grant insert on archive.step to fupin_reports;
grant execute on all functions in schema archive to fupin_reports;

-- mailing
grant usage on schema mail to fupin_reports;
grant select, insert, update, delete on mail.letter to fupin_reports;
grant select, insert on mail.event, mail.told to fupin_reports;

-- looking
grant usage on schema archive, store, feed, life, issue, mail to fupin_reader;
grant select on all tables in schema archive, store, feed, life, issue, mail to fupin_reader;
grant execute on all functions in schema archive to fupin_reader;

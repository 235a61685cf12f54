-- Migrations that this database has had.  Beside all schemas, since it comes before them.
create schema if not exists migration;
create table if not exists migration.applied (
  name           text primary key,
  sha256         text not null,
  applied_at     timestamptz not null default clock_timestamp()
);
comment on table migration.applied is 'a file of sql/schema that was applied, with its SHA-256 then';
grant usage on schema migration to public;
grant select on migration.applied to public;

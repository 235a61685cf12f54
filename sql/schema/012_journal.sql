-- The journal is a chain: each line names the SHA-256 of the one before it.  And what a setup consists of.
alter table archive.state add column journal_sha256 text not null default '';
comment on column archive.state.journal_sha256 is 'the SHA-256 of the journal''s last line at the last commit';

create table archive.setup_file (
  setup          bigint not null references archive.setup,
  name           text not null,
  sha256         text not null,
  primary key (setup, name)
);
select tool.spread('archive.setup_file', null);
comment on table archive.setup_file is 'a file of the configuration as of a setup; its bytes lie in the archive under its SHA-256';

-- Dates from which on a withdrawal has to tell a feed's versions anew: those of the files that came with or after file
-- `taken_back`, and of whatever was told on or after these.
create function archive.redo_from(taken_back int) returns date language plpgsql stable as $$
declare
  of_feed constant text := (select gone.feed from archive.file as gone where gone.file = taken_back);
  from_day date := (select gone.business_date from archive.file as gone where gone.file = taken_back);
  from_known bigint := (select gone.known from archive.file as gone where gone.file = taken_back);
  day date;
  least_known bigint;
begin
  loop
    select least(min(file.business_date), from_day), least(min(file.known), from_known)
      into day, least_known
      from archive.file as file
     where file.feed = of_feed and file.known is not null
       and (file.business_date >= from_day or file.known > from_known);
    exit when day = from_day and least_known = from_known;
    from_day := day;
    from_known := least_known;
  end loop;
  return from_day;
end $$;

-- Rows of this transaction with K > `upto`, the K of a withdrawal, are its scratch: of each key and day the last becomes the
-- word of the withdrawal, and what says no more than before goes again.  Only K that no commit has seen are touched.
create function store.settle_redo(called text, upto bigint) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  key_column constant text := (select attribute.attname from pg_attribute as attribute
                                where attribute.attrelid = format('store.%I', called)::regclass and attribute.attnum = 1);
begin
  if upto <= (select state.known from archive.state as state) then
    raise exception 'K % has been committed', upto;
  end if;
  execute format('delete from store.%1$I as version using store.%1$I as later
                   where version.known >= $1 and later.%2$I = version.%2$I and later.from_date = version.from_date
                     and later.known > version.known', called, key_column) using upto;
  execute format('update store.%I set known = $1 where known > $1', called) using upto;
  execute format('delete from store.%1$I as version using store.%1$I as before
                   where version.known = $1 and before.%2$I = version.%2$I and before.from_date = version.from_date
                     and before.known = (select max(other.known) from store.%1$I as other
                                          where other.%2$I = version.%2$I and other.from_date = version.from_date
                                            and other.known < $1)
                     and (before.gone, before.row_hash, before.file, before.line)
                         is not distinct from (version.gone, version.row_hash, version.file, version.line)',
                 called, key_column) using upto;
end $$;

alter table archive.file add column seal text;
comment on column archive.file.seal is 'the SHA-256 of the file as it is kept in the archive, compressed';

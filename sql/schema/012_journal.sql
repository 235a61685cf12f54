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

-- A withdrawal tells a feed's versions anew from a day on, in one transaction.  set_aside() takes away what stands from
-- that day on, so that the files which stay can be told as if it had never been there, under numbers above `upto`, the K of the
-- withdrawal, which are scratch.  settle_redo() then puts back what stood, and adds as the word of that K the state of each
-- day that is another now; a key that no file speaks of any more gets a row told by no file (file 0), which worlds pass over.
create function store.set_aside(called text, from_day date) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  key_column constant text := (select attribute.attname from pg_attribute as attribute
                                where attribute.attrelid = format('store.%I', called)::regclass and attribute.attnum = 1);
begin
  execute format('create table stage.aside (like store.%I)', called);
  perform tool.spread('stage.aside', key_column, format('store.%I', called));
  execute format('insert into stage.aside select version.* from store.%I as version where version.from_date >= $1', called) using from_day;
  execute format('delete from store.%I as version where version.from_date >= $1', called) using from_day;
end $$;

create function store.settle_redo(called text, from_day date, upto bigint) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  key_column constant text := (select attribute.attname from pg_attribute as attribute
                                where attribute.attrelid = format('store.%I', called)::regclass and attribute.attnum = 1);
  rest constant text := (select string_agg(quote_ident(attribute.attname), ', ' order by attribute.attnum) from pg_attribute as attribute
                          where attribute.attrelid = format('store.%I', called)::regclass and attribute.attnum > 4 and not attribute.attisdropped);
  rest_untold constant text := (select string_agg(case when attribute.attname in ('file', 'line') then '0' else quote_ident(attribute.attname) end,
                                                  ', ' order by attribute.attnum) from pg_attribute as attribute
                                 where attribute.attrelid = format('store.%I', called)::regclass and attribute.attnum > 4 and not attribute.attisdropped);
begin
  if upto <= (select state.known from archive.state as state) then
    raise exception 'K % has been committed', upto;
  end if;
  execute format('create table stage.told (like store.%I)', called);
  perform tool.spread('stage.told', key_column, format('store.%I', called));
  -- the state at each day on which anything is, or was, said
  execute format('insert into stage.told
                  select asked.%2$I, asked.from_date, $2, last.gone, %3$s
                    from (select %2$I, from_date from stage.aside
                          union select %2$I, from_date from store.%1$I where from_date >= $1) as asked
                    cross join lateral (select version.gone, %3$s from store.%1$I as version
                                         where version.%2$I = asked.%2$I and version.from_date <= asked.from_date
                                         order by version.from_date desc, version.known desc limit 1) as last',
                 called, key_column, rest) using from_day, upto;
  execute format('insert into stage.told
                  select distinct on (aside.%2$I, aside.from_date) aside.%2$I, aside.from_date, $1, true, %3$s
                    from stage.aside as aside
                   where not exists (select from store.%1$I as version
                                      where version.%2$I = aside.%2$I and version.from_date <= aside.from_date)
                   order by aside.%2$I, aside.from_date, aside.known desc', called, key_column, rest_untold) using upto;
  execute format('delete from store.%I as version where version.from_date >= $1', called) using from_day;
  execute format('insert into store.%I select aside.* from stage.aside as aside', called);
  execute format('insert into store.%1$I
                  select told.*
                    from stage.told as told
                   where not exists (select from stage.aside as before
                                      where before.%2$I = told.%2$I and before.from_date = told.from_date
                                        and (before.gone, before.row_hash, before.file, before.line)
                                            is not distinct from (told.gone, told.row_hash, told.file, told.line)
                                        and not exists (select from stage.aside as later
                                                         where later.%2$I = before.%2$I and later.from_date = before.from_date
                                                           and later.known > before.known))', called, key_column);
  drop table stage.aside;
  drop table stage.told;
end $$;

alter table archive.file add column seal text;
comment on column archive.file.seal is 'the SHA-256 of the file as it is kept in the archive, compressed';

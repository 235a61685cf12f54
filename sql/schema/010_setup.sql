-- The configuration is known at a K like everything else: each setup stands with its number, and a world reads the one that
-- was in force.  The views of the old names show the last.
alter table archive.sender rename to setup_sender;
alter table archive.division rename to setup_division;
alter table archive.param rename to setup_param;
alter table archive.published_rate rename to setup_published_rate;
alter table archive.word rename to setup_word;
alter table archive.article rename to setup_article;

alter table archive.setup_sender add column setup bigint;
alter table archive.setup_division add column setup bigint;
alter table archive.setup_param add column setup bigint;
alter table archive.setup_published_rate add column setup bigint;
alter table archive.setup_word add column setup bigint;
alter table archive.setup_article add column setup bigint;

update archive.setup_sender set setup = (select max(known) from archive.setup);
update archive.setup_division set setup = (select max(known) from archive.setup);
update archive.setup_param set setup = (select max(known) from archive.setup);
update archive.setup_published_rate set setup = (select max(known) from archive.setup);
update archive.setup_word set setup = (select max(known) from archive.setup);
update archive.setup_article set setup = (select max(known) from archive.setup);

alter table archive.setup_sender drop constraint sender_pkey, add primary key (setup, sender);
alter table archive.setup_division drop constraint division_pkey, add primary key (setup, code, valid_from);
alter table archive.setup_param drop constraint param_pkey, add primary key (setup, name, valid_from);
alter table archive.setup_published_rate drop constraint published_rate_pkey, add primary key (setup, kind, tenor, valid_from);
alter table archive.setup_word drop constraint word_pkey, add primary key (setup, list, word);
alter table archive.setup_article drop constraint article_pkey, add primary key (setup, cite);

create table archive.setup_setting (
  setup          bigint not null references archive.setup,
  name           text not null,
  value          text not null,
  primary key (setup, name)
);
select tool.spread('archive.setup_setting', null);
comment on table archive.setup_setting is 'a setting of conf/fupin.yaml that decides what is loaded or printed, as of a setup';

-- The setup in force once everything up to `upto` is known.
create function archive.setup_at(upto bigint) returns bigint language sql stable as $$
  select max(setup.known) from archive.setup as setup where setup.known <= upto $$;

create view archive.sender as
select listed.sender, listed.ordinal, listed.kind, listed.name, listed.county, listed.bank_codes, listed.feeds, listed.since
  from archive.setup_sender as listed where listed.setup = (select max(setup.known) from archive.setup as setup);
create view archive.division as
select listed.code, listed.parent, listed.level, listed.name, listed.valid_from, listed.valid_to
  from archive.setup_division as listed where listed.setup = (select max(setup.known) from archive.setup as setup);
create view archive.param as
select listed.name, listed.valid_from, listed.valid_to, listed.value, listed.title, listed.unit
  from archive.setup_param as listed where listed.setup = (select max(setup.known) from archive.setup as setup);
create view archive.article as
select listed.cite, listed.gist
  from archive.setup_article as listed where listed.setup = (select max(setup.known) from archive.setup as setup);
create view archive.setting as
select listed.name, listed.value
  from archive.setup_setting as listed where listed.setup = (select max(setup.known) from archive.setup as setup);

create or replace view feed.roster as
select county.name as county_name, township.name as township_name, last.village_name, last.village_code, last.hamlet_name,
       last.household_no, last.person_no, last.person_name, last.id_no, last.household_size, last.relation_to_head,
       last.sex, last.ethnicity, last.ident_standard, last.exit_status, last.first_ident_date, last.person_ident_date,
       last.exit_year, last.main_cause, last.phone, last.bank_account
  from (select distinct on (version.person) version.*
          from store.person_version as version
         order by version.person, version.from_date desc, version.known desc) as last
  left join archive.division as county
    on county.code = last.county and county.valid_from <= last.from_date and last.from_date < county.valid_to
  left join archive.division as township
    on township.code = last.township and township.valid_from <= last.from_date and last.from_date < township.valid_to
 where not last.gone;

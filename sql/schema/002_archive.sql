-- What came in: the archive's index, its rejects, the runs, and the reference data that the program was set up with.
create schema archive;
comment on schema archive is 'every file received, every row refused, every run';

create table archive.state (
  one            int primary key check (one = 1),
  known          bigint not null,
  journal_bytes  bigint not null,
  journal_lines  bigint not null,
  last_day       date
);
select tool.spread('archive.state', null);
comment on table archive.state is 'one row: the last sequence number K given out, how long the journal was at the last commit, and the logical day of the last night';
insert into archive.state values (1, 0, 0, 0, null);

create table archive.run (
  run            bigint primary key,
  command        text not null,
  logical_day    date not null,
  started_at     timestamptz not null default clock_timestamp(),
  ended_at       timestamptz,
  status         text not null check (status in ('running', 'done', 'failed')),
  exit_status    int,
  known          bigint,
  message        text
);
select tool.spread('archive.run', null);
comment on table archive.run is 'a run of nightly, load, reconcile or report: its logical day, how it ended, and the last K when its files were loaded';

create table archive.step (
  run            bigint not null references archive.run,
  step           text not null,
  ordinal        int not null,
  started_at     timestamptz not null default clock_timestamp(),
  ended_at       timestamptz,
  note           text,
  primary key (run, step)
);
select tool.spread('archive.step', null);
comment on table archive.step is 'a step of a run that has committed: a killed run resumes at the first step that is not here';

create table archive.sender (
  sender         text primary key,
  ordinal        int not null,       -- the line of conf/senders.csv, which is the order of print
  kind           text not null,
  name           text not null,
  county         int,
  bank_codes     text[] not null,
  feeds          text[] not null,
  since          date
);
select tool.spread('archive.sender', null);
comment on table archive.sender is 'who sends what (conf/senders.csv); for a bank, the bank codes it speaks for';

create table archive.division (
  code           bigint not null,
  parent         bigint,
  level          text not null check (level in ('prefecture', 'county', 'township', 'village')),
  name           text not null,
  valid_from     date not null,
  valid_to       date not null,
  primary key (code, valid_from)
);
select tool.spread('archive.division', null);
comment on table archive.division is 'a county, township or village with its code, for the days valid_from <= day < valid_to';

create table archive.param (
  name           text not null,
  valid_from     date not null,
  valid_to       date not null,
  value          text not null,
  title          text not null,
  unit           text not null,
  primary key (name, valid_from)
);
select tool.spread('archive.param', null);
comment on table archive.param is 'a dated parameter of policy (conf/policy), in force for valid_from <= day < valid_to';

create table archive.published_rate (
  kind           text not null,
  tenor          text not null,
  valid_from     date not null,
  valid_to       date not null,
  rate           numeric not null,
  primary key (kind, tenor, valid_from)
);
select tool.spread('archive.published_rate', null);
comment on table archive.published_rate is 'a benchmark or LPR in percent a year, for valid_from <= day < valid_to (conf/policy/rates.csv)';

create table archive.word (
  list           text not null,
  word           text not null,
  category       text not null,
  primary key (list, word)
);
select tool.spread('archive.word', null);
comment on table archive.word is 'a word of a word list (conf/policy/words.yaml), with what it stands for';

create table archive.article (
  cite           text primary key,
  gist           text not null
);
select tool.spread('archive.article', null);
comment on table archive.article is 'an article of a notice that rules cite, with its gist in our own words (conf/policy/articles.yaml)';

create table archive.setup (
  known          bigint primary key,
  conf_sha256    text not null,
  program        text not null
);
select tool.spread('archive.setup', null);
comment on table archive.setup is 'from this K on these parameters, divisions, senders and layouts (one hash over them) were in force';

create table archive.file (
  file           int primary key,
  name           text not null,
  sender         text,
  feed           text,
  business_date  date,
  resubmission   int,
  received_on    date,
  verdict        text not null check (verdict in ('accepted', 'held', 'rejected', 'duplicate', 'waiting', 'withdrawn')),
  code           text,
  reason         text,
  sha256         text not null,
  bytes          bigint not null,
  rows           bigint,
  loaded         bigint,
  duplicate      bigint,
  rejected       bigint,
  refused_cells  bigint,
  control_amount bigint,
  known          bigint,
  run            bigint,
  inbox_inode    bigint,
  inbox_mtime_ns bigint,
  in_inbox       boolean not null default false,
  check (verdict <> 'accepted' or (rows = loaded + duplicate + rejected and known is not null))
);
select tool.spread('archive.file', null);
create index file_by_submission on archive.file (feed, sender, business_date);
create index file_by_sha256 on archive.file (sha256);
comment on table archive.file is 'a file received, in order of arrival; `known` is its K when accepted; in_inbox: it has a verdict but has not left the inbox yet; a waiting one has no counts';

create table archive.file_extent (
  file           int not null references archive.file,
  extent         text not null,
  loaded         bigint not null,
  primary key (file, extent)
);
select tool.spread('archive.file_extent', null);
comment on table archive.file_extent is 'what an accepted snapshot speaks for: a county, a bank, a year; an event file speaks for its whole business date (extent *)';

create table archive.supersession (
  file           int not null references archive.file,
  extent         text not null,
  by_file        int not null references archive.file,
  known          bigint not null,
  primary key (file, extent, by_file)
);
select tool.spread('archive.supersession', null);
comment on table archive.supersession is 'from `known` on, `by_file` stands in the place of `file` for this extent';

create table archive.publication (
  subject        text primary key,
  known          bigint not null
);
select tool.spread('archive.publication', null);
comment on table archive.publication is 'an edition of a month ("2018-03/1") that was published, with the K that this took: noted once, however often it is handed out';

create table archive.reject (
  file           int not null references archive.file,
  ordinal        int not null,
  member         text,
  line           bigint not null,
  "column"       text,
  value          text,
  code           text not null,
  reason         text not null,
  cell           boolean not null,
  raw            text,
  key            bigint,
  id18           text,
  primary key (file, ordinal)
);
select tool.spread('archive.reject', null);
comment on table archive.reject is 'a fault in a row of a file: the row was refused, or (cell) only this cell; key and id18 where they could be read: such a key is neither changed nor gone by this file';

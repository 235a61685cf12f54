-- Flags and their life, and what was published.
create schema life;
comment on schema life is 'flags and what became of them';

create table life.night (
  day            date primary key,
  run            bigint not null,
  known          bigint not null
);
select tool.spread('life.night', null);
comment on table life.night is 'a day on which findings were looked for in the world of now (by a night or by fupin reconcile)';

create table life.flag (
  flag_id        text primary key,
  rule_id        text not null,
  subject_type   text not null,
  subject_id     text not null,
  unique (flag_id, rule_id, subject_id)
);
select tool.spread('life.flag', 'flag_id', 'none');
comment on table life.flag is 'a rule and a subject that it has ever been found for';

create table life.episode (
  flag_id        text not null,
  first_day      date not null,
  last_day       date,
  severity       text not null,
  status         text not null,
  amount         bigint,
  sentence       text not null,
  evidence       text not null,
  county         int,
  township       int,
  bank_code      text,
  household_no   text,
  note_no        text,
  primary key (flag_id, first_day)
);
select tool.spread('life.episode', 'flag_id', 'life.flag');
comment on table life.episode is 'nights without a break that found a flag: the first, and the last once a night no longer found it (NULL: still found); what it said when last found';

-- What was published.
create schema issue;
comment on schema issue is 'published months';

create table issue.issue (
  month          date not null,
  edition        int not null,
  as_of          date not null,
  known          bigint not null,
  known_day      date,
  run            bigint not null,
  inputs_sha256  text not null,
  program        text not null,
  primary key (month, edition)
);
select tool.spread('issue.issue', null);
comment on table issue.issue is 'an edition of a month''s issue: its world (as_of, known) and the hash over its inputs';

create table issue.output (
  month          date not null,
  edition        int not null,
  path           text not null,
  sha256         text not null,
  bytes          bigint not null,
  primary key (month, edition, path),
  foreign key (month, edition) references issue.issue
);
select tool.spread('issue.output', null);
comment on table issue.output is 'a file of an issue, kept in the archive under its SHA-256';

create table issue.flag (
  flag_id        text not null,
  month          date not null,
  edition        int not null,
  rule_id        text not null,
  subject_id     text not null,
  severity       text not null,
  status         text not null,
  first_seen     date not null,
  last_seen      date not null,
  ended_on       date,
  amount         bigint,
  sentence       text not null,
  evidence       text not null,
  subject_type   text not null,
  county         int,
  township       int,
  bank_code      text,
  household_no   text,
  note_no        text,
  primary key (flag_id, month, edition)
);
select tool.spread('issue.flag', 'flag_id', 'life.flag');
comment on table issue.flag is 'a flag as an issue lists it: open on its last day, or ended during its month';

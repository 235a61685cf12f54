-- A snapshot is compared by key and fingerprint: only these two of each row, and its line, land beside the versions.  The rows
-- that say otherwise than the state before them are read from the file again, and go straight into the versions.

-- The order in which versions of a key count: the later day, on one day what was known later.
create function store.rank(day date, known bigint) returns bigint language sql immutable parallel safe as $$
  select (day - date '0001-01-01')::bigint << 40 | known $$;

drop table stage.compensation;
create table stage.compensation (
  compensation   bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.compensation', 'compensation', 'store.compensation_version');
comment on table stage.compensation is 'the rows of a file of compensation, to be compared; without a line: a key that the file no longer has';

drop table stage.duty;
create table stage.duty (
  township       bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.duty', 'township', 'store.duty_version');
comment on table stage.duty is 'the rows of a file of duty, to be compared; without a line: a key that the file no longer has';

drop table stage.filing;
create table stage.filing (
  filing         bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.filing', 'filing', 'store.filing_version');
comment on table stage.filing is 'the rows of a file of filing, to be compared; without a line: a key that the file no longer has';

drop table stage.fund_account;
create table stage.fund_account (
  account        bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.fund_account', 'account', 'store.fund_account_version');
comment on table stage.fund_account is 'the rows of a file of fund_account, to be compared; without a line: a key that the file no longer has';

drop table stage.note;
create table stage.note (
  note           bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.note', 'note', 'store.note_version');
comment on table stage.note is 'the rows of a file of loan, to be compared; without a line: a key that the file no longer has';

drop table stage.npl_target;
create table stage.npl_target (
  npl_target     bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.npl_target', 'npl_target', 'store.npl_target_version');
comment on table stage.npl_target is 'the rows of a file of npl_target, to be compared; without a line: a key that the file no longer has';

drop table stage.plan;
create table stage.plan (
  plan           bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.plan', 'plan', 'store.plan_version');
comment on table stage.plan is 'the rows of a file of plan, to be compared; without a line: a key that the file no longer has';

drop table stage.person;
create table stage.person (
  person         bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.person', 'person', 'store.person_version');
comment on table stage.person is 'the rows of a file of roster, to be compared; without a line: a key that the file no longer has';

drop table stage.survey;
create table stage.survey (
  household      bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.survey', 'household', 'store.survey_version');
comment on table stage.survey is 'the rows of a file of survey, to be compared; without a line: a key that the file no longer has';

drop table stage.watchlist;
create table stage.watchlist (
  entry          bigint not null,
  line           int,
  row_hash       bigint
);
select tool.spread('stage.watchlist', 'entry', 'store.watchlist_version');
comment on table stage.watchlist is 'the rows of a file of watchlist, to be compared; without a line: a key that the file no longer has';

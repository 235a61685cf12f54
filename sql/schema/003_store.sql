-- Versions: append only.  A row says: this key looked so from this business date on; `known` is the K from which that
-- holds; `file` and `line` are where its content stands.  The state at (D, K) is, for each key, the last version with
-- from_date <= D among those with known <= K, the latest known winning on one date.  A key that left has a row with
-- gone = true that repeats its last content.
create schema store;
comment on schema store is 'versions of everything that was ever reported; rows are added, never changed';

create table store.person_version (
  person         bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  household      bigint not null,
  county         int not null,
  township       int not null,
  village        bigint,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  first_ident_date date not null,
  person_ident_date date,
  household_size int,
  exit_year      int,
  id_form        smallint,
  id_fault       smallint,
  village_name   text not null,
  village_code   text,
  hamlet_name    text,
  household_no   text not null,
  person_no      text not null,
  person_name    text not null,
  name_folded    text,
  id_no          text,
  id18           text,
  relation_to_head text not null,
  sex            text,
  ethnicity      text,
  ident_standard text not null,
  exit_status    text not null,
  main_cause     text,
  phone          text,
  bank_account   text,
  primary key (person, from_date, known)
);
select tool.spread('store.person_version', 'person');
comment on table store.person_version is 'a person of the roster as one snapshot showed him; name_folded and id18 are null where they equal person_name and id_no';

create table store.note_version (
  note           bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  township       int not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  amount         bigint not null check (amount > 0),
  balance        bigint not null check (balance >= 0),
  overdue_principal bigint,
  overdue_interest bigint,
  previous_note  bigint,
  disbursed_on   date not null,
  due_on         date not null,
  extended_due_on date,
  closed_on      date,
  overdue_since  date,
  rate           int not null,
  extension_count int,
  subsidy_share  int,
  id_form        smallint,
  id_fault       smallint,
  counts         boolean not null,
  subsidised     boolean,
  bank_code      text not null,
  note_no        text not null,
  branch_name    text,
  contract_no    text,
  borrower_name  text not null,
  name_folded    text,
  id_no          text not null,
  id18           text,
  household_no   text,
  phone          text,
  guarantee      text not null,
  purpose        text,
  industry       text,
  grant_type     text not null,
  previous_note_no text,
  product        text,
  payment_mode   text,
  disbursement_account text,
  disbursement_name text,
  grade          text not null,
  status         text not null,
  primary key (note, from_date, known)
);
select tool.spread('store.note_version', 'note', 'none');
comment on table store.note_version is 'a loan note as one ledger showed it; money in fen, rate in 1/100,000 percent, a count of overdue days as the day it counts from; counts: of the product this system watches';

create table store.plan_version (
  plan           bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  amount         bigint not null check (amount > 0),
  year           int not null,
  county         int not null,
  households     int,
  bank_code      text not null,
  primary key (plan, from_date, known)
);
select tool.spread('store.plan_version', 'plan', 'none');
comment on table store.plan_version is 'a county and bank''s plan for a year, as one snapshot showed it';

create table store.duty_version (
  township       bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  since          date,
  bank_code      text not null,
  primary key (township, from_date, known)
);
select tool.spread('store.duty_version', 'township', 'none');
comment on table store.duty_version is 'a township''s responsible bank, as one snapshot showed it; since: the feed''s from_date';

create table store.roster_change (
  change         bigint not null,
  known          bigint not null,
  change_date    date not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  person         bigint not null,
  household      bigint not null,
  new_household  bigint,
  household_no   text not null,
  person_no      text not null,
  person_name    text not null,
  name_folded    text,
  id_no          text,
  id18           text,
  change_type    text not null,
  new_household_no text,
  old_value      text,
  new_value      text,
  old_folded     text,
  old_id18       text,
  primary key (change, known)
);
select tool.spread('store.roster_change', 'change', 'none');
comment on table store.roster_change is 'an event of the roster; it counts in worlds with D >= change_date while its file is in force; old_folded and old_id18 are old_value read as a name and as an identity number';

-- Where a file's rows land before they are compared; truncated and filled in one transaction.
create schema stage;
comment on schema stage is 'the rows of the file that is being loaded; empty between loads';
create table stage.person (like store.person_version);
select tool.spread('stage.person', 'person', 'store.person_version');
create table stage.note (like store.note_version);
select tool.spread('stage.note', 'note', 'store.note_version');
create table stage.plan (like store.plan_version);
select tool.spread('stage.plan', 'plan', 'store.plan_version');
create table stage.duty (like store.duty_version);
select tool.spread('stage.duty', 'township', 'store.duty_version');
create table stage.roster_change (like store.roster_change);
select tool.spread('stage.roster_change', 'change', 'store.roster_change');

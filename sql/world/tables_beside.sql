-- The tables of a world for the feeds that stand beside ledger and roster; run after tables.sql, in the same way.
create table filled (
  feed           text primary key,
  day            date not null,
  known          bigint not null
);
select spread('filled', null);
comment on table filled is 'a table that is kept by differences, up to which day and K it is filled';

create table feed_day (
  feed           text not null,
  day            date not null,
  sender         text not null default '',
  primary key (feed, day, sender)
);
select spread('feed_day', null);
comment on table feed_day is 'a business date up to D of which a file of this feed and sender is in force: what no file tells is not known';

create table fund_account (
  county         int not null,
  bank_code      text not null,
  account_no     text not null,
  from_day       date not null,
  to_day         date not null,
  balance        bigint not null,
  multiple       int not null,
  deposit_tenor  text not null,
  deposit_rate   numeric not null,
  opened_on      date,
  agreement_no   text,
  pledged        boolean,
  file           int not null,
  line           int not null,
  primary key (bank_code, account_no, from_day)
);
select spread('fund_account', null);
comment on table fund_account is 'what a county fund''s account was reported as, from_day <= day < to_day (infinity: the last state); rate in percent';

create table fund_txn (
  county         int not null,
  bank_code      text not null,
  account_no     text not null,
  txn_no         text not null,
  day            date not null,
  kind           text not null,
  direction      text not null,
  amount         bigint not null,
  note_no        text,
  case_no        text,
  file           int not null,
  line           int not null,
  primary key (bank_code, txn_no)
);
select spread('fund_txn', null);
comment on table fund_txn is 'a movement of a fund''s account up to D (贷 money in, 借 money out); what was reversed by a negative amount is left out, and so is the reversal';

create table compensation (
  case_no        text primary key,
  county         int not null,
  bank_code      text not null,
  note_no        text not null,
  applied_on     date not null,
  principal      bigint not null,
  fund_share     bigint not null,
  bank_share     bigint not null,
  decision       text not null,
  decided_on     date,
  paid_on        date,
  recovered      bigint,
  returned       bigint,
  file           int not null,
  line           int not null
);
select spread('compensation', null);
comment on table compensation is 'a case of compensation as last reported';

create table subsidy (
  county         int not null,
  bank_code      text not null,
  voucher_no     text not null,
  note_no        text not null,
  period_from    date not null,
  period_to      date not null,
  principal      bigint not null,
  rate           numeric not null,
  amount         bigint not null,
  paid_on        date not null,
  file           int not null,
  line           int not null,
  primary key (county, voucher_no)
);
select spread('subsidy', null);
comment on table subsidy is 'a voucher of interest subsidy paid up to D; rate in percent';

create table filing (
  county         int not null,
  bank_code      text not null,
  month          date not null,
  granted_households int not null,
  granted_notes  int not null,
  granted_amount bigint not null,
  balance_households int not null,
  balance        bigint not null,
  overdue_amount bigint not null,
  npl_amount     bigint not null,
  file           int not null,
  line           int not null,
  primary key (county, bank_code, month)
);
select spread('filing', null);
comment on table filing is 'what a bank declares for a county and month (its first day), as last reported';

create table npl_target (
  year           int not null,
  bank_code      text not null,
  target         numeric not null,
  file           int not null,
  line           int not null,
  primary key (year, bank_code)
);
select spread('npl_target', null);
comment on table npl_target is 'a bank''s own target for its ratio of bad loans in a year, in percent';

create table watched (
  entry          bigint primary key,
  list           text not null,
  name           text not null,
  id18           text,
  account_no     text,
  county         int,
  file           int not null,
  line           int not null
);
select spread('watched', null);
comment on table watched is 'an entry of a watchlist as last reported';

create table plan_past (
  year           int not null,
  county         int not null,
  bank_code      text not null,
  from_day       date not null,
  amount         bigint not null,
  file           int not null,
  line           int not null,
  primary key (year, county, bank_code, from_day)
);
select spread('plan_past', null);
comment on table plan_past is 'each plan that was reported for a year, county and bank, from which business date on';

create table roster_event (
  event          bigint primary key,
  day            date not null,
  kind           text not null,
  person         bigint not null,
  household      bigint not null,
  new_household  bigint,
  household_no   text not null,
  new_household_no text,
  old_id18       text,
  old_name       text,
  new_value      text,
  file           int not null,
  line           int not null
);
select spread('roster_event', null);
comment on table roster_event is 'a 分户, 死亡, 证件更正 or 姓名更正 of the roster up to D; old_name is folded, new_value as written';

create table survey (
  household      bigint not null,
  surveyed_on    date not null,
  reported       boolean not null,
  household_no   text not null,
  has_demand     text not null,
  demand_amount  bigint,
  rating         text not null,
  credit_line    bigint,
  qualified      boolean not null,
  file           int not null,
  line           int not null,
  liaison        text,
  primary key (household, surveyed_on)
);
select spread('survey', 'household');
comment on table survey is 'what was last said of a household''s visit on that day; reported: it is what the last snapshot up to D says of the household';

create table loan_posting (
  note           bigint not null,
  posting        bigint not null,
  day            date not null,
  kind           text not null,
  effect         smallint not null,
  netted         boolean not null,
  amount         bigint not null,
  payer_account  text,
  payer_name     text,
  file           int not null,
  line           int not null,
  primary key (note, posting)
);
select spread('loan_posting', 'note', 'ledger');
comment on table loan_posting is 'a posting of a note''s loan account that moves principal (贷款发放, 贷款还本, 核销) up to D; effect: 1, or −1 where it takes back; netted: it was taken back, or takes back another';

create view repaid as
select posting.note, posting.day, sum(posting.amount)::bigint as amount
  from loan_posting as posting
 where posting.kind = '贷款还本' and posting.effect > 0 and not posting.netted
 group by posting.note, posting.day;
comment on view repaid is 'principal of a note repaid on a day, by the postings of its loan account; what was reversed is left out';

-- A change of a note between two ledgers.
create table ledger_change (
  note           bigint not null,
  day            date not null,
  field          text not null,
  before         text not null,
  after          text not null,
  before_file    int not null,
  before_line    int not null,
  file           int not null,
  line           int not null,
  primary key (note, day, field)
);
select spread('ledger_change', 'note', 'ledger');
comment on table ledger_change is 'a particular of a note that the ledger of that day tells otherwise than the one before: id_no, name, amount, disbursed_on, due_on or household_no; normalised';

-- What resolving fills (transforms).
create table resolution (
  one            int primary key check (one = 1),
  stamp          bigint not null,
  scripts        text not null
);
select spread('resolution', null);
comment on table resolution is 'one row: the stamp of the clock, and the SHA-256 of the scripts, that the tables filled by resolving stand for; none where everything is to be resolved';

-- What loading touched since resolving was last done.
create table resolve_mark_note (note bigint not null);
select spread('resolve_mark_note', null);
comment on table resolve_mark_note is 'this note was loaded anew, or a posting of its loan account, since resolving was last done';

create table resolve_mark_person (
  number         text,
  name           text,
  household      bigint
);
select spread('resolve_mark_person', null);
comment on table resolve_mark_person is 'somebody loaded anew since resolving was last done has, or had, this number, this (folded) name, this household';

create table asked_note (note bigint primary key);
select spread('asked_note', null); -- rows of tables spread otherwise are deleted by it
comment on table asked_note is 'the notes that are being resolved again';

create table asked_home (household bigint primary key);
select spread('asked_home', null);
comment on table asked_home is 'the households that are being told again, where not all are';

create table purpose_verdict (
  purpose        text primary key,
  category       text not null,
  word           text not null
);
select spread('purpose_verdict', null);
comment on table purpose_verdict is 'a purpose text that names a forbidden use: which, and by which word';

create table bank_month (
  county         int not null,
  bank_code      text not null,
  day            date not null,
  granted_households bigint not null,
  granted_notes  bigint not null,
  granted_amount bigint not null,
  balance_households bigint not null,
  balance        bigint not null,
  overdue        bigint not null,
  overdue_known  boolean not null,
  npl            bigint not null,
  primary key (county, bank_code, day)
);
select spread('bank_month', null);
comment on table bank_month is 'what a bank''s ledger of a month''s last day adds up to in a county; granted: every note seen up to then; overdue: the column''s principal (overdue_known: no open note that was due left it blank)';

-- The feeds that stand beside ledger and roster: versions of the snapshots, events, and a view of each.  Columns are those of
-- the feed, in its order; money in fen, rates and shares in 1/100,000 percent.

create table store.loan_txn (
  posting        bigint not null,
  known          bigint not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  bank_code            text not null,
  txn_no               text not null,
  txn_seq              int not null,
  account_no           text not null,
  account_name         text not null,
  id_no                text,
  note_no              text not null,
  txn_date             date not null,
  txn_time             text,
  txn_type             text not null,
  direction            text not null,
  amount               bigint not null,
  balance              bigint,
  counterparty_account text,
  counterparty_name    text,
  counterparty_bank    text,
  channel              text,
  cash_flag            text,
  reversal_flag        text,
  summary              text,
  agent_name           text,
  agent_id_no          text,
  primary key (posting, known)
);
select tool.spread('store.loan_txn', 'posting', 'none');
comment on table store.loan_txn is 'a posting of a loan account; money in fen';
create table stage.loan_txn (like store.loan_txn);
select tool.spread('stage.loan_txn', 'posting', 'store.loan_txn');

create table store.account_txn (
  posting        bigint not null,
  known          bigint not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  bank_code            text not null,
  txn_no               text not null,
  txn_seq              int not null,
  account_no           text not null,
  account_name         text not null,
  id_no                text,
  note_no              text,
  txn_date             date not null,
  txn_time             text,
  txn_type             text not null,
  direction            text not null,
  amount               bigint not null,
  balance              bigint,
  counterparty_account text,
  counterparty_name    text,
  counterparty_bank    text,
  channel              text,
  cash_flag            text,
  reversal_flag        text,
  summary              text,
  agent_name           text,
  agent_id_no          text,
  primary key (posting, known)
);
select tool.spread('store.account_txn', 'posting', 'none');
comment on table store.account_txn is 'a posting of a deposit account; money in fen';
create table stage.account_txn (like store.account_txn);
select tool.spread('stage.account_txn', 'posting', 'store.account_txn');

create table store.fund_account_version (
  account        bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  county_code          int not null,
  bank_code            text not null,
  account_no           text not null,
  balance              bigint not null,
  multiple             int not null,
  deposit_tenor        text not null,
  deposit_rate         int not null,
  opened_on            date,
  agreement_no         text,
  pledged              boolean,
  primary key (account, from_date, known)
);
select tool.spread('store.fund_account_version', 'account', 'none');
comment on table store.fund_account_version is 'a county fund''s account at a bank, as one snapshot showed it; rate in 1/100,000 percent';
create table stage.fund_account (like store.fund_account_version);
select tool.spread('stage.fund_account', 'account', 'store.fund_account_version');

create table store.fund_txn (
  movement       bigint not null,
  known          bigint not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  county_code          int not null,
  bank_code            text not null,
  account_no           text not null,
  txn_no               text not null,
  txn_date             date not null,
  kind                 text not null,
  direction            text not null,
  amount               bigint not null,
  note_no              text,
  case_no              text,
  summary              text,
  primary key (movement, known)
);
select tool.spread('store.fund_txn', 'movement', 'none');
comment on table store.fund_txn is 'a movement of a county fund';
create table stage.fund_txn (like store.fund_txn);
select tool.spread('stage.fund_txn', 'movement', 'store.fund_txn');

create table store.compensation_version (
  compensation   bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  case_no              text not null,
  county_code          int not null,
  bank_code            text not null,
  note_no              text not null,
  applied_on           date not null,
  principal            bigint not null,
  fund_share           bigint not null,
  bank_share           bigint not null,
  decision             text not null,
  decided_on           date,
  paid_on              date,
  recovered            bigint,
  returned             bigint,
  primary key (compensation, from_date, known)
);
select tool.spread('store.compensation_version', 'compensation', 'none');
comment on table store.compensation_version is 'a case of compensation, as one snapshot showed it';
create table stage.compensation (like store.compensation_version);
select tool.spread('stage.compensation', 'compensation', 'store.compensation_version');

create table store.subsidy (
  payment        bigint not null,
  known          bigint not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  county_code          int not null,
  bank_code            text not null,
  voucher_no           text not null,
  note_no              text not null,
  period_from          date not null,
  period_to            date not null,
  principal            bigint not null,
  rate                 int not null,
  amount               bigint not null,
  paid_on              date not null,
  primary key (payment, known)
);
select tool.spread('store.subsidy', 'payment', 'none');
comment on table store.subsidy is 'a voucher of interest subsidy';
create table stage.subsidy (like store.subsidy);
select tool.spread('stage.subsidy', 'payment', 'store.subsidy');

create table store.survey_version (
  household      bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  household_no         text not null,
  surveyed_on          date not null,
  has_demand           text not null,
  demand_amount        bigint,
  rating               text not null,
  credit_line          bigint,
  qualified            boolean not null,
  responsible_bank     text,
  liaison              text,
  primary key (household, from_date, known)
);
select tool.spread('store.survey_version', 'household', 'none');
comment on table store.survey_version is 'what a household needs and how it is rated, as one snapshot showed it; household as in store.person_version';
create table stage.survey (like store.survey_version);
select tool.spread('stage.survey', 'household', 'store.survey_version');

create table store.filing_version (
  filing         bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  month                date not null,
  county_code          int not null,
  bank_code            text not null,
  granted_households   int not null,
  granted_notes        int not null,
  granted_amount       bigint not null,
  balance_households   int not null,
  balance              bigint not null,
  overdue_amount       bigint not null,
  npl_amount           bigint not null,
  filed_at             date not null,
  primary key (filing, from_date, known)
);
select tool.spread('store.filing_version', 'filing', 'none');
comment on table store.filing_version is 'what a bank declares for a month and county, as one snapshot showed it';
create table stage.filing (like store.filing_version);
select tool.spread('stage.filing', 'filing', 'store.filing_version');

create table store.npl_target_version (
  npl_target     bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  year                 int not null,
  bank_code            text not null,
  target               int not null,
  primary key (npl_target, from_date, known)
);
select tool.spread('store.npl_target_version', 'npl_target', 'none');
comment on table store.npl_target_version is 'a bank''s own target for a year, as one snapshot showed it; in 1/100,000 percent';
create table stage.npl_target (like store.npl_target_version);
select tool.spread('stage.npl_target', 'npl_target', 'store.npl_target_version');

create table store.watchlist_version (
  entry          bigint not null,
  from_date      date not null,
  known          bigint not null,
  gone           boolean not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  list                 text not null,
  name                 text not null,
  id_no                text,
  account_no           text,
  county_code          int,
  primary key (entry, from_date, known)
);
select tool.spread('store.watchlist_version', 'entry', 'none');
comment on table store.watchlist_version is 'an entry of a list, as one snapshot showed it';
create table stage.watchlist (like store.watchlist_version);
select tool.spread('stage.watchlist', 'entry', 'store.watchlist_version');

create table store.feedback (
  answer         bigint not null,
  known          bigint not null,
  file           int not null,
  line           int not null,
  row_hash       bigint not null,
  flag_id              text not null,
  finding              text not null,
  measure              text,
  recovered            bigint,
  done_on              date,
  answered_by          text not null,
  answered_at          date not null,
  remark               text,
  primary key (answer, known)
);
select tool.spread('store.feedback', 'answer', 'none');
comment on table store.feedback is 'an answer to a flag';
create table stage.feedback (like store.feedback);
select tool.spread('stage.feedback', 'answer', 'store.feedback');

create view feed.loan_txn as
select event.bank_code, event.txn_no, event.txn_seq, event.account_no, event.account_name, event.id_no, event.note_no,
       event.txn_date, event.txn_time, event.txn_type, event.direction, event.amount, event.balance,
       event.counterparty_account, event.counterparty_name, event.counterparty_bank, event.channel, event.cash_flag,
       event.reversal_flag, event.summary, event.agent_name, event.agent_id_no
  from store.loan_txn as event
  join (select distinct spoken.file from archive.in_force(9223372036854775807) as spoken
         where spoken.feed = 'loan_txn') as spoken on spoken.file = event.file;

create view feed.account_txn as
select event.bank_code, event.txn_no, event.txn_seq, event.account_no, event.account_name, event.id_no, event.note_no,
       event.txn_date, event.txn_time, event.txn_type, event.direction, event.amount, event.balance,
       event.counterparty_account, event.counterparty_name, event.counterparty_bank, event.channel, event.cash_flag,
       event.reversal_flag, event.summary, event.agent_name, event.agent_id_no
  from store.account_txn as event
  join (select distinct spoken.file from archive.in_force(9223372036854775807) as spoken
         where spoken.feed = 'account_txn') as spoken on spoken.file = event.file;

create view feed.fund_account as
select last.county_code, last.bank_code, last.account_no, last.balance, last.multiple, last.deposit_tenor,
       last.deposit_rate::numeric / 100000 as deposit_rate, last.opened_on, last.agreement_no, last.pledged
  from (select distinct on (version.account) version.*
          from store.fund_account_version as version
         order by version.account, version.from_date desc, version.known desc) as last
 where not last.gone;

create view feed.fund_txn as
select event.county_code, event.bank_code, event.account_no, event.txn_no, event.txn_date, event.kind,
       event.direction, event.amount, event.note_no, event.case_no, event.summary
  from store.fund_txn as event
  join (select distinct spoken.file from archive.in_force(9223372036854775807) as spoken
         where spoken.feed = 'fund_txn') as spoken on spoken.file = event.file;

create view feed.compensation as
select last.case_no, last.county_code, last.bank_code, last.note_no, last.applied_on, last.principal, last.fund_share,
       last.bank_share, last.decision, last.decided_on, last.paid_on, last.recovered, last.returned
  from (select distinct on (version.compensation) version.*
          from store.compensation_version as version
         order by version.compensation, version.from_date desc, version.known desc) as last
 where not last.gone;

create view feed.subsidy as
select event.county_code, event.bank_code, event.voucher_no, event.note_no, event.period_from, event.period_to,
       event.principal, event.rate::numeric / 100000 as rate, event.amount, event.paid_on
  from store.subsidy as event
  join (select distinct spoken.file from archive.in_force(9223372036854775807) as spoken
         where spoken.feed = 'subsidy') as spoken on spoken.file = event.file;

create view feed.survey as
select last.household_no, last.surveyed_on, last.has_demand, last.demand_amount, last.rating, last.credit_line,
       last.qualified, last.responsible_bank, last.liaison
  from (select distinct on (version.household) version.*
          from store.survey_version as version
         order by version.household, version.from_date desc, version.known desc) as last
 where not last.gone;

create view feed.filing as
select last.month, last.county_code, last.bank_code, last.granted_households, last.granted_notes, last.granted_amount,
       last.balance_households, last.balance, last.overdue_amount, last.npl_amount, last.filed_at
  from (select distinct on (version.filing) version.*
          from store.filing_version as version
         order by version.filing, version.from_date desc, version.known desc) as last
 where not last.gone;

create view feed.npl_target as
select last.year, last.bank_code, last.target::numeric / 100000 as target
  from (select distinct on (version.npl_target) version.*
          from store.npl_target_version as version
         order by version.npl_target, version.from_date desc, version.known desc) as last
 where not last.gone;

create view feed.watchlist as
select last.list, last.name, last.id_no, last.account_no, last.county_code
  from (select distinct on (version.entry) version.*
          from store.watchlist_version as version
         order by version.entry, version.from_date desc, version.known desc) as last
 where not last.gone;

create view feed.feedback as
select event.flag_id, event.finding, event.measure, event.recovered, event.done_on, event.answered_by,
       event.answered_at, event.remark
  from store.feedback as event
  join (select distinct spoken.file from archive.in_force(9223372036854775807) as spoken
         where spoken.feed = 'feedback') as spoken on spoken.file = event.file;

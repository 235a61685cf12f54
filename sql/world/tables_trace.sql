-- The tables of a world that tracing money needs, as far as loading fills them; sql/trace/tables.sql makes the others.
create table posting_file (file int primary key);
select spread('posting_file', null);
comment on table posting_file is 'the files of account_txn whose word counts at K';

create table posting_repeated (
  posting        bigint primary key,
  stored         bigint,
  file           int,
  line           int
);
select spread('posting_repeated', 'posting', 'none');
comment on table posting_repeated is 'a posting that more than one file tells: the row of the store (known = stored), and the file that counts for it; null where none of them does';

create table posting_netted (
  posting        bigint primary key,
  account_no     text not null,
  day            date not null
);
select spread('posting_netted', 'posting', 'none');
comment on table posting_netted is 'a posting that was reversed, or the reversal: both are as if they had never been';

-- The postings themselves are not copied.  A negative amount is the opposite direction.  What is known at K is known by the files: a
-- condition on `known` beside them would say nothing and have the planner expect a third of the rows.  It expects half of the rows of a
-- `case`, but one in two hundred where two conditions are held against each other.
create view posting_told as
select event.posting, event.file, event.line, event.txn_date as day, event.txn_time, event.bank_code, event.account_no,
       event.account_name, id18(event.id_no) as id_no, event.note_no, event.txn_type,
       case when event.amount > 0 then event.direction = '贷' else event.direction <> '贷' end as credit,
       abs(event.amount) as amount, event.counterparty_account, event.counterparty_name, event.counterparty_bank,
       event.channel, event.cash_flag, event.reversal_flag = '冲补抹' or event.amount < 0 as reverses, event.summary,
       event.agent_name, id18(event.agent_id_no) as agent_id_no
  from store.account_txn as event
 where event.txn_date <= (select clock.day from clock)
   and event.file in (select posting_file.file from posting_file)
   and not exists (select from posting_repeated as repeated where repeated.posting = event.posting)
union all
select event.posting, live.file, live.line, event.txn_date, event.txn_time, event.bank_code, event.account_no,
       event.account_name, id18(event.id_no), event.note_no, event.txn_type,
       case when event.amount > 0 then event.direction = '贷' else event.direction <> '贷' end,
       abs(event.amount), event.counterparty_account, event.counterparty_name, event.counterparty_bank,
       event.channel, event.cash_flag, event.reversal_flag = '冲补抹' or event.amount < 0, event.summary,
       event.agent_name, id18(event.agent_id_no)
  from posting_repeated as live
  join store.account_txn as event on event.posting = live.posting and event.known = live.stored
 where event.txn_date <= (select clock.day from clock);
comment on view posting_told is 'the postings of deposit accounts up to D as the banks told them; credit: money in; amount in fen, never negative; reverses: takes back an earlier one';

create view posting as
select told.* from posting_told as told
 where told.amount <> 0 and not exists (select from posting_netted as netted where netted.posting = told.posting);
comment on view posting is 'the postings of deposit accounts up to D, reversals and what they reversed left out';

create table disbursement (
  note           bigint primary key,
  account_no     text not null,
  account_name   text,
  payment_mode   text
);
select spread('disbursement', 'note', 'ledger');
comment on table disbursement is 'the account that a note was paid into, as the ledger last says';

create table trace_supplier (
  name           text not null,
  id_no          text,
  account_no     text
);
select spread('trace_supplier', null);
comment on table trace_supplier is 'the watchlist 农资供应商 as of D: an entry has a number, an account, or both';

create table trace_mark (
  account_no     text not null,
  day            date not null,
  taken          boolean not null default false
);
select spread('trace_mark', null);
comment on table trace_mark is 'something was posted to this account, or (taken) perhaps taken back, on this day since the tracer last ran';

create table trace_mark_home (
  household      bigint not null
);
select spread('trace_mark_home', null);
comment on table trace_mark_home is 'somebody who is or was of this household was loaded anew since the tracer last ran';

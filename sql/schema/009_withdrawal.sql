-- Files that were taken back, and events that more than one file tells.

create table archive.withdrawal (
  file           int primary key references archive.file,
  known          bigint not null,
  day            date not null,
  reason         text not null
);
select tool.spread('archive.withdrawal', null);
comment on table archive.withdrawal is 'an accepted file that the operator took back (fupin withdraw), for which reason, known from that K on';

alter table archive.file add column accepted_on date;
comment on column archive.file.accepted_on is 'the logical day from which it was accepted: that of its release where it had been held';
update archive.file set accepted_on = received_on where verdict = 'accepted';

-- Which files speak for which extent once everything up to `upto` is known: accepted, not taken back, and no later file
-- that stands in their place.  `known` is given to accepted files only.
create or replace function archive.in_force(upto bigint)
returns table (file int, feed text, sender text, business_date date, extent text, received_on date, known bigint)
language sql stable as $$
  select file.file, file.feed, file.sender, file.business_date, spoken.extent, file.received_on, file.known
    from archive.file as file
    join archive.file_extent as spoken on spoken.file = file.file
   where file.known <= upto
     and not exists (select from archive.withdrawal as taken_back where taken_back.file = file.file and taken_back.known <= upto)
     and not exists (select from archive.supersession as later
                      where later.file = spoken.file and later.extent = spoken.extent and later.known <= upto
                        and not exists (select from archive.withdrawal as taken_back
                                         where taken_back.file = later.by_file and taken_back.known <= upto)) $$;

-- Which files had been accepted, and not been taken back, once everything up to `upto` was known.
create function archive.accepted(upto bigint) returns setof archive.file language sql stable as $$
  select file.*
    from archive.file as file
   where file.known <= upto
     and not exists (select from archive.withdrawal as taken_back where taken_back.file = file.file and taken_back.known <= upto) $$;

-- Files whose word began to count, or ceased to, after K `since`: they came, or one that stood in their place came or went.
create function archive.turned(since bigint, upto bigint) returns table (file int) language sql stable as $$
  select file.file from archive.file as file where file.known > since and file.known <= upto
  union
  select later.file from archive.supersession as later where later.known > since and later.known <= upto
  union
  select taken_back.file from archive.withdrawal as taken_back where taken_back.known > since and taken_back.known <= upto
  union
  select later.file
    from archive.withdrawal as taken_back
    join archive.supersession as later on later.by_file = taken_back.file
   where taken_back.known > since and taken_back.known <= upto $$;

-- An event is stored once; whatever tells it again stands here with the first teller, so that it still counts when that
-- one is superseded or taken back.  Events told once, nearly all, have no row here.
create table store.event_repeated (
  event          bigint not null,
  feed           text not null,
  known          bigint not null,
  stored         bigint not null,
  file           int not null,
  line           int not null,
  primary key (event, feed, known)
);
select tool.spread('store.event_repeated', 'event', 'none');
comment on table store.event_repeated is 'file `file`, known from `known` on, tells `event` of `feed` on that line, with the values of the row that is stored with known = `stored`; all tellers of an event that has more than one';

-- The first teller in force of each event that has several.
create function store.event_told(of_feed text, upto bigint)
returns table (event bigint, known bigint, stored bigint, file int, line int) language sql stable as $$
  select distinct on (repeated.event) repeated.event, repeated.known, repeated.stored, repeated.file, repeated.line
    from store.event_repeated as repeated
   where repeated.feed = of_feed and repeated.known <= upto
     and repeated.file in (select spoken.file from archive.in_force(upto) as spoken where spoken.feed = of_feed)
   order by repeated.event, repeated.known $$;

create function store.roster_change_in_force(upto bigint) returns setof store.roster_change language sql stable as $$
  select event.*
    from store.roster_change as event
   where event.known <= upto
     and event.file in (select spoken.file from archive.in_force(upto) as spoken where spoken.feed = 'roster_change')
     and event.change not in (select repeated.event from store.event_repeated as repeated where repeated.feed = 'roster_change')
  union all
  select event.change, live.known, event.change_date, live.file, live.line, event.row_hash, event.person,
         event.household, event.new_household, event.household_no, event.person_no, event.person_name,
         event.name_folded, event.id_no, event.id18, event.change_type, event.new_household_no, event.old_value,
         event.new_value, event.old_folded, event.old_id18
    from store.event_told('roster_change', upto) as live
    join store.roster_change as event on event.change = live.event and event.known = live.stored $$;
comment on function store.roster_change_in_force is 'the events of feed roster_change that count once everything up to `upto` is known';

create function store.loan_txn_in_force(upto bigint) returns setof store.loan_txn language sql stable as $$
  select event.*
    from store.loan_txn as event
   where event.known <= upto
     and event.file in (select spoken.file from archive.in_force(upto) as spoken where spoken.feed = 'loan_txn')
     and event.posting not in (select repeated.event from store.event_repeated as repeated where repeated.feed = 'loan_txn')
  union all
  select event.posting, live.known, live.file, live.line, event.row_hash, event.bank_code, event.txn_no,
         event.txn_seq, event.account_no, event.account_name, event.id_no, event.note_no, event.txn_date,
         event.txn_time, event.txn_type, event.direction, event.amount, event.balance, event.counterparty_account,
         event.counterparty_name, event.counterparty_bank, event.channel, event.cash_flag, event.reversal_flag,
         event.summary, event.agent_name, event.agent_id_no
    from store.event_told('loan_txn', upto) as live
    join store.loan_txn as event on event.posting = live.event and event.known = live.stored $$;
comment on function store.loan_txn_in_force is 'the events of feed loan_txn that count once everything up to `upto` is known';

create function store.account_txn_in_force(upto bigint) returns setof store.account_txn language sql stable as $$
  select event.*
    from store.account_txn as event
   where event.known <= upto
     and event.file in (select spoken.file from archive.in_force(upto) as spoken where spoken.feed = 'account_txn')
     and event.posting not in (select repeated.event from store.event_repeated as repeated where repeated.feed = 'account_txn')
  union all
  select event.posting, live.known, live.file, live.line, event.row_hash, event.bank_code, event.txn_no,
         event.txn_seq, event.account_no, event.account_name, event.id_no, event.note_no, event.txn_date,
         event.txn_time, event.txn_type, event.direction, event.amount, event.balance, event.counterparty_account,
         event.counterparty_name, event.counterparty_bank, event.channel, event.cash_flag, event.reversal_flag,
         event.summary, event.agent_name, event.agent_id_no
    from store.event_told('account_txn', upto) as live
    join store.account_txn as event on event.posting = live.event and event.known = live.stored $$;
comment on function store.account_txn_in_force is 'the events of feed account_txn that count once everything up to `upto` is known';

create function store.fund_txn_in_force(upto bigint) returns setof store.fund_txn language sql stable as $$
  select event.*
    from store.fund_txn as event
   where event.known <= upto
     and event.file in (select spoken.file from archive.in_force(upto) as spoken where spoken.feed = 'fund_txn')
     and event.movement not in (select repeated.event from store.event_repeated as repeated where repeated.feed = 'fund_txn')
  union all
  select event.movement, live.known, live.file, live.line, event.row_hash, event.county_code, event.bank_code,
         event.account_no, event.txn_no, event.txn_date, event.kind, event.direction, event.amount, event.note_no,
         event.case_no, event.summary
    from store.event_told('fund_txn', upto) as live
    join store.fund_txn as event on event.movement = live.event and event.known = live.stored $$;
comment on function store.fund_txn_in_force is 'the events of feed fund_txn that count once everything up to `upto` is known';

create function store.subsidy_in_force(upto bigint) returns setof store.subsidy language sql stable as $$
  select event.*
    from store.subsidy as event
   where event.known <= upto
     and event.file in (select spoken.file from archive.in_force(upto) as spoken where spoken.feed = 'subsidy')
     and event.payment not in (select repeated.event from store.event_repeated as repeated where repeated.feed = 'subsidy')
  union all
  select event.payment, live.known, live.file, live.line, event.row_hash, event.county_code, event.bank_code,
         event.voucher_no, event.note_no, event.period_from, event.period_to, event.principal, event.rate,
         event.amount, event.paid_on
    from store.event_told('subsidy', upto) as live
    join store.subsidy as event on event.payment = live.event and event.known = live.stored $$;
comment on function store.subsidy_in_force is 'the events of feed subsidy that count once everything up to `upto` is known';

create function store.feedback_in_force(upto bigint) returns setof store.feedback language sql stable as $$
  select event.*
    from store.feedback as event
   where event.known <= upto
     and event.file in (select spoken.file from archive.in_force(upto) as spoken where spoken.feed = 'feedback')
     and event.answer not in (select repeated.event from store.event_repeated as repeated where repeated.feed = 'feedback')
  union all
  select event.answer, live.known, live.file, live.line, event.row_hash, event.flag_id, event.finding,
         event.measure, event.recovered, event.done_on, event.answered_by, event.answered_at, event.remark
    from store.event_told('feedback', upto) as live
    join store.feedback as event on event.answer = live.event and event.known = live.stored $$;
comment on function store.feedback_in_force is 'the events of feed feedback that count once everything up to `upto` is known';

-- The views of events, by what counts now.
create or replace view feed.roster_change as
select event.household_no, event.person_no, event.person_name, event.id_no, event.change_type, event.change_date,
       event.new_household_no, event.old_value, event.new_value
  from store.roster_change_in_force(9223372036854775807) as event;

create or replace view feed.loan_txn as
select event.bank_code, event.txn_no, event.txn_seq, event.account_no, event.account_name, event.id_no, event.note_no,
       event.txn_date, event.txn_time, event.txn_type, event.direction, event.amount, event.balance,
       event.counterparty_account, event.counterparty_name, event.counterparty_bank, event.channel, event.cash_flag,
       event.reversal_flag, event.summary, event.agent_name, event.agent_id_no
  from store.loan_txn_in_force(9223372036854775807) as event;

create or replace view feed.account_txn as
select event.bank_code, event.txn_no, event.txn_seq, event.account_no, event.account_name, event.id_no, event.note_no,
       event.txn_date, event.txn_time, event.txn_type, event.direction, event.amount, event.balance,
       event.counterparty_account, event.counterparty_name, event.counterparty_bank, event.channel, event.cash_flag,
       event.reversal_flag, event.summary, event.agent_name, event.agent_id_no
  from store.account_txn_in_force(9223372036854775807) as event;

create or replace view feed.fund_txn as
select event.county_code, event.bank_code, event.account_no, event.txn_no, event.txn_date, event.kind,
       event.direction, event.amount, event.note_no, event.case_no, event.summary
  from store.fund_txn_in_force(9223372036854775807) as event;

create or replace view feed.subsidy as
select event.county_code, event.bank_code, event.voucher_no, event.note_no, event.period_from, event.period_to,
       event.principal, event.rate::numeric / 100000 as rate, event.amount, event.paid_on
  from store.subsidy_in_force(9223372036854775807) as event;

create or replace view feed.feedback as
select event.flag_id, event.finding, event.measure, event.recovered, event.done_on, event.answered_by,
       event.answered_at, event.remark
  from store.feedback_in_force(9223372036854775807) as event;

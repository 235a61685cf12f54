-- Where tracing begins: each disbursement of a note, with the credit that tells it.
truncate trace_start_now;

-- Credits that say themselves whose disbursement they are: there may be several to a note.
create table disbursed as
select note.id as note, posting.posting, posting.account_no, posting.account_name, posting.id_no, posting.amount, posting.day
  from posting
  join note on note.bank_code = posting.bank_code and note.note_no = posting.note_no
 where posting.credit and posting.txn_type = '贷款发放' and posting.note_no is not null;
select spread('disbursed', 'note', 'ledger');
analyze disbursed;

-- Of other notes the ledger knows the account.
create table silent as
select note.id as note, disbursement.account_no, disbursement.account_name, note.amount, note.disbursed_on as day
  from note
  join disbursement on disbursement.note = note.id
 where not exists (select from disbursed where disbursed.note = note.id);
select spread('silent', 'note', 'ledger');
analyze silent;

-- A credit of that account and amount, at most a day off; two notes alike find the first and the second.
create table likely as
select silent.note, posting.posting, abs(posting.day - silent.day) as distance, posting.day, posting.file, posting.line,
       posting.id_no, posting.account_name, posting.txn_type <> '贷款发放' as other_type,
       dense_rank() over (partition by silent.account_no, silent.amount, silent.day order by silent.note) as note_rank,
       dense_rank() over (partition by posting.account_no, posting.amount, posting.day
                          order by posting.txn_time nulls last, posting.file, posting.line) as posting_rank
  from silent
  join posting
    on posting.account_no = silent.account_no and posting.amount = silent.amount
 where posting.credit and posting.day between silent.day - 1 and silent.day + 1
   and not exists (select from disbursed where disbursed.posting = posting.posting);
select spread('likely', 'note', 'ledger');

insert into disbursed
with
  ranked as (
    select likely.*,
           row_number() over (partition by likely.note
                              order by likely.other_type, abs(likely.note_rank - likely.posting_rank), likely.distance,
                                       likely.day, likely.file, likely.line) as choice_of_note,
           row_number() over (partition by likely.posting
                              order by likely.other_type, abs(likely.note_rank - likely.posting_rank), likely.distance,
                                       likely.note) as choice_of_posting
      from likely
  )
select silent.note, coalesce(found.posting, 0), silent.account_no, coalesce(found.account_name, silent.account_name),
       found.id_no, silent.amount, coalesce(found.day, silent.day)
  from silent
  left join ranked as found on found.note = silent.note and found.choice_of_note = 1 and found.choice_of_posting = 1;
analyze disbursed;

-- The members of the household on the day of the grant, and always the borrower himself.
create table home as
with
  traced as materialized (
    select note.id, note.member_household, note.disbursed_on, note.id18, note.borrower_name
      from note
     where note.id in (select disbursed.note from disbursed)
  ),
  member as (
    select traced.id as note, person.id18, person.name
      from traced
      join person on person.household = traced.member_household
     where person.from_day <= traced.disbursed_on and traced.disbursed_on < person.to_day
    union
    select traced.id, person.id18, person.name
      from traced
      join person_past as past
        on past.household = traced.member_household
       and past.from_day <= traced.disbursed_on and traced.disbursed_on < past.to_day
      join person on person.person = past.person
    union
    select traced.id, traced.id18, traced.borrower_name from traced
  )
select member.note, coalesce(string_agg(distinct member.id18, chr(31) order by member.id18), '') as ids,
       string_agg(distinct member.name, chr(31) order by member.name) as names
  from member
 group by member.note;
select spread('home', 'note', 'ledger');
analyze home;

-- Of an account whose credit was found something is told; of others perhaps another posting.
insert into trace_start_now
with
  told as (
    select distinct posting.account_no from posting
     where posting.account_no in (select disbursed.account_no from disbursed where disbursed.posting = 0)
  )
select disbursed.note, disbursed.posting, disbursed.account_no, disbursed.account_name, disbursed.id_no, disbursed.amount,
       disbursed.day, disbursed.day + window_days.value::int, disbursed.posting <> 0 or told.account_no is not null, home.ids, home.names
  from disbursed
  join home on home.note = disbursed.note
  left join told on told.account_no = disbursed.account_no
  join param_on('trace_days', disbursed.day) as window_days on true;
analyze trace_start_now;
drop table disbursed, silent, likely, home;

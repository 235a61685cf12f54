-- Where tracing begins: each disbursement of a note in doubt, with the credit that tells it.
truncate trace_start_now;

-- Two notes alike find the first credit and the second.
create table likely as
select silent.note, near.posting, abs(near.day - silent.day) as distance, near.day, near.file, near.line,
       near.id_no, near.account_name, near.txn_type <> '贷款发放' as other_type,
       dense_rank() over (partition by silent.account_no, silent.amount, silent.day order by silent.note) as note_rank,
       dense_rank() over (partition by silent.account_no, silent.amount, near.day
                          order by near.txn_time nulls last, near.file, near.line) as posting_rank
  from silent
  join near on near.note = silent.note
 where not exists (select from named where named.posting = near.posting);
select spread('likely', 'note', 'ledger');

create table disbursed as
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
select named.* from named join trace_doubt as doubt on doubt.note = named.note
union all
select silent.note, coalesce(found.posting, 0), silent.account_no, coalesce(found.account_name, silent.account_name),
       found.id_no, silent.amount, coalesce(found.day, silent.day)
  from silent
  left join ranked as found on found.note = silent.note and found.choice_of_note = 1 and found.choice_of_posting = 1;
select spread('disbursed', 'note', 'ledger');
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
      join eventful_person as person on person.person = past.person
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
select disbursed.note, disbursed.posting, disbursed.account_no, disbursed.account_name, disbursed.id_no, disbursed.amount,
       disbursed.day, disbursed.day + window_days.value::int, disbursed.posting <> 0 or told.account_no is not null, home.ids, home.names
  from disbursed
  join home on home.note = disbursed.note
  left join told on told.account_no = disbursed.account_no
  join param_on('trace_days', disbursed.day) as window_days on true;
analyze trace_start_now;

delete from trace_note where note in (select doubt.note from trace_doubt as doubt);
insert into trace_note
select now.* from trace_note_now as now where now.note in (select doubt.note from trace_doubt as doubt);
analyze trace_note;
drop table named, silent, near, told, disbursed, likely, home;

-- Where tracing begins: each disbursement of a note, with the credit that tells it.
truncate trace_start_now;
insert into trace_start_now
with
  -- credits that say themselves whose disbursement they are: there may be several to a note
  named as materialized (
    select note.id as note, posting.posting, posting.account_no, posting.account_name, posting.id_no, posting.amount, posting.day
      from note
      join posting
        on posting.bank_code = note.bank_code and posting.note_no = note.note_no
       and posting.credit and posting.txn_type = '贷款发放'
  ),
  -- of other notes the ledger knows the account
  silent as (
    select note.id as note, disbursement.account_no, disbursement.account_name, note.amount, note.disbursed_on as day
      from note
      join disbursement on disbursement.note = note.id
     where note.id not in (select named.note from named)
  ),
  -- a credit of that account and amount, at most a day off; two notes alike find the first and the second
  likely as (
    select silent.note, posting.posting, abs(posting.day - silent.day) as distance, posting.day, posting.file, posting.line,
           posting.id_no, posting.account_name, posting.txn_type <> '贷款发放' as other_type,
           dense_rank() over (partition by silent.account_no, silent.amount, silent.day order by silent.note) as note_rank,
           dense_rank() over (partition by posting.account_no, posting.amount, posting.day
                              order by posting.txn_time nulls last, posting.file, posting.line) as posting_rank
      from silent
      join posting
        on posting.account_no = silent.account_no and posting.amount = silent.amount and posting.credit
       and posting.day between silent.day - 1 and silent.day + 1
     where posting.posting not in (select named.posting from named)
  ),
  ranked as (
    select likely.*,
           row_number() over (partition by likely.note
                              order by likely.other_type, abs(likely.note_rank - likely.posting_rank), likely.distance,
                                       likely.day, likely.file, likely.line) as choice_of_note,
           row_number() over (partition by likely.posting
                              order by likely.other_type, abs(likely.note_rank - likely.posting_rank), likely.distance,
                                       likely.note) as choice_of_posting
      from likely
  ),
  disbursed as (
    select named.note, named.posting, named.account_no, named.account_name, named.id_no, named.amount, named.day from named
    union all
    select silent.note, coalesce(found.posting, 0), silent.account_no, coalesce(found.account_name, silent.account_name),
           found.id_no, silent.amount, coalesce(found.day, silent.day)
      from silent
      left join ranked as found on found.note = silent.note and found.choice_of_note = 1 and found.choice_of_posting = 1
  ),
  told as (
    select distinct posting.account_no from posting
     where posting.account_no in (select disbursed.account_no from disbursed)
  ),
  -- the members of the household on the day of the grant, and always the borrower himself
  member as (
    select note.id as note, person.id18, person.name
      from note
      join person on person.household = note.member_household
     where person.from_day <= note.disbursed_on and note.disbursed_on < person.to_day
    union
    select note.id, person.id18, person.name
      from note
      join person_past as past
        on past.household = note.member_household and past.from_day <= note.disbursed_on and note.disbursed_on < past.to_day
      join person on person.person = past.person
    union
    select note.id, note.id18, note.borrower_name from note
  ),
  home as (
    select member.note, coalesce(string_agg(distinct member.id18, chr(31) order by member.id18), '') as ids,
           string_agg(distinct member.name, chr(31) order by member.name) as names
      from member
     where member.note in (select disbursed.note from disbursed)
     group by member.note
  )
select disbursed.note, disbursed.posting, disbursed.account_no, disbursed.account_name, disbursed.id_no, disbursed.amount,
       disbursed.day, disbursed.day + window_days.value::int, told.account_no is not null, home.ids, home.names
  from disbursed
  join home on home.note = disbursed.note
  left join told on told.account_no = disbursed.account_no
  join param_on('trace_days', disbursed.day) as window_days on true;
analyze trace_start_now;

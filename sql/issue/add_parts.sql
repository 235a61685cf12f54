-- Fills issue.part for edition $2 of month $1: the open flags that stand in each county's and each bank's book.  A flag stands in
-- the book of its own county (bank) and of every one where one of its notes lies, with what is that book's of it; of the others
-- there are counts and sums only.  This is the one place that says so.
--
-- names are whole here: whoever prints them masks them.
insert into issue.part
with
-- An open flag is a finding of this world.  Of the flags just recorded the planner knows nothing and takes them for one; it is to go
-- by the findings, hence the outer join, and what holds of its rows only
flag as materialized (
  select flag.flag_id, flag.rule_id, flag.subject_id, flag.severity, flag.status, flag.sentence, flag.amount, flag.first_seen, flag.due_on,
         flag.county, flag.township, flag.bank_code, flag.household_no, flag.note_no, finding.basis, finding.village
    from finding
    left join issue.flag on flag.month = $1::date and flag.edition = $2::int
     and flag.subject_id = finding.subject_id and flag.rule_id = finding.rule_id
   where coalesce(flag.status, 'cleared') not in ('rectified', 'cleared', 'dismissed')
),
touched as materialized (
  select flag.flag_id, note.id, note.note_no, note.bank_code, note.county, note.township, note.village, note.household, note.household_no,
         note.borrower_name, note.amount, note.purpose, note.disbursed_on
    from flag
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
    join note on note.id = finding_note.note
),
-- a note in the book of its county, and in that of its bank
spoken as (
  select touched.flag_id, side.kind, side.book, touched.id, touched.note_no, touched.bank_code, touched.household, touched.amount
    from touched
    cross join lateral (values ('county', touched.county::text), ('bank', touched.bank_code)) as side (kind, book)
),
-- first: the note that stands for a book's part of a flag, by bank and number
told as materialized (
  select spoken.flag_id, spoken.kind, spoken.book, count(*) as notes, count(distinct spoken.household) as households,
         count(distinct spoken.bank_code) as banks, sum(spoken.amount)::bigint as amount,
         (array_agg(spoken.id order by spoken.bank_code, spoken.note_no))[1] as first
    from spoken
   group by spoken.flag_id, spoken.kind, spoken.book
),
-- its own county and bank, though no note of it lies there
standing as (
  select told.*
    from told
  union all
  select flag.flag_id, side.kind, side.book, 0, 0, 0, null, null
    from flag
    cross join lateral (values ('county', flag.county::text), ('bank', flag.bank_code)) as side (kind, book)
    left join told on told.flag_id = flag.flag_id and told.kind = side.kind and told.book = side.book
   where side.book is not null
     and told.flag_id is null
),
-- beside what the others have of it
shared as (
  select standing.*,
         count(*) filter (where standing.notes > 0) over flags - (standing.notes > 0)::int as other_books,
         sum(standing.households) over flags - standing.households as other_households,
         coalesce(sum(standing.amount) over flags, 0) - coalesce(standing.amount, 0) as other_amount
    from standing
  window flags as (partition by standing.flag_id, standing.kind)
)
select $1::date, $2::int, shared.kind, shared.book,
       row_number() over (order by case flag.severity when 'high' then 1 when 'medium' then 2 else 3 end, flag.rule_id collate "C",
                                   flag.subject_id collate "C", shared.kind, shared.book),
       flag.flag_id, flag.rule_id, flag.subject_id, flag.severity, flag_word(flag.status), flag.sentence, flag.basis,
       case shared.kind when 'county' then flag.county::text else flag.bank_code end is not distinct from shared.book,
       flag.first_seen >= clock.month,
       coalesce(flag.township::text, ''), coalesce(township.name, ''), coalesce(village.name, ''),
       coalesce(note.household_no, flag.household_no, ''), coalesce(note.borrower_name, ''), coalesce(note.note_no, flag.note_no, ''),
       coalesce(bank.name, note.bank_code, flag.bank_code, ''), shared.notes, shared.households, shared.banks,
       case when shared.other_books > 0 then shared.amount else flag.amount end,
       shared.other_books, shared.other_households, shared.other_amount,
       coalesce(note.bank_code || '/' || note.note_no, ''), coalesce(note.purpose, ''), note.disbursed_on, coalesce(note.amount, 0),
       flag.due_on
  from shared
  cross join clock
  join flag on flag.flag_id = shared.flag_id
  left join touched as note on note.flag_id = shared.flag_id and note.id = shared.first
  left join bank on bank.bank_code = coalesce(note.bank_code, flag.bank_code)
  left join division as township on township.code = coalesce(note.township, flag.township)
  left join division as village on village.code = coalesce(note.village, flag.village);

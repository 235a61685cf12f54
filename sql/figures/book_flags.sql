-- 疑点明细 of one book: of county or bank ($3: county, bank) $4, a row an open flag of edition $2 of month $1.  A flag stands in the book of
-- its own county (bank) and of every one where one of its notes lies; of the others it brings sums only.
--
-- names are whole here: whoever prints them masks them.
with
flag as materialized (
  select flag.*
    from issue.flag
   where flag.month = $1::date
     and flag.edition = $2::int
     and flag.status not in ('rectified', 'cleared', 'dismissed')
),
-- those that stand in the book
listed as materialized (
  select flag.flag_id
    from flag
   where case when $3::text = 'bank' then flag.bank_code else flag.county::text end = $4::text
   union
  select flag.flag_id
    from flag
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
    join note on note.id = finding_note.note
   where case when $3::text = 'bank' then note.bank_code else note.county::text end = $4::text
),
spoken as materialized (
  select flag.flag_id, case when $3::text = 'bank' then note.bank_code else note.county::text end as book, note.note_no, note.bank_code, note.borrower_name, note.household,
         note.household_no, note.township, note.village, note.amount,
         note.purpose, note.disbursed_on
    from listed
    join flag on flag.flag_id = listed.flag_id
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
    join note on note.id = finding_note.note
),
-- the note that stands for a book's part of a flag: the first by bank and number
first_note as materialized (
  select distinct on (spoken.flag_id, spoken.book) spoken.*
    from spoken
   order by spoken.flag_id, spoken.book, spoken.bank_code, spoken.note_no
),
counted as materialized (
  select spoken.flag_id, spoken.book, count(*) as notes, count(distinct spoken.household) as households,
         count(distinct spoken.bank_code) as banks, sum(spoken.amount)::bigint as amount
    from spoken
   group by spoken.flag_id, spoken.book
),
-- what a book has of a flag
part as materialized (
  select counted.flag_id, counted.book, counted.notes, counted.households, counted.banks, counted.amount,
         first_note.note_no, first_note.bank_code, first_note.borrower_name as borrower, first_note.household_no,
         first_note.township, first_note.village, first_note.purpose, first_note.disbursed_on,
         first_note.amount as granted
    from counted
    join first_note on first_note.flag_id = counted.flag_id and first_note.book = counted.book
),
-- what the others have of it
elsewhere as materialized (
  select part.flag_id, count(*) as books, sum(part.households) as households, sum(part.amount)::bigint as amount
    from part
   where part.book <> $4::text
   group by part.flag_id
)
select flag.flag_id, flag.rule_id, flag.severity, flag.sentence, coalesce(finding.basis, '') as basis,
       coalesce(township.name, '') as township, coalesce(village.name, '') as village,
       coalesce(part.household_no, flag.household_no, '') as household_no,
       coalesce(part.borrower, '') as borrower,
       coalesce(part.note_no, flag.note_no, '') as note_no,
       coalesce(bank.name, part.bank_code, flag.bank_code, '') as bank,
       coalesce(part.notes, 0) as notes, coalesce(part.households, 0) as households, coalesce(part.banks, 0) as banks,
       case when elsewhere.books > 0 then part.amount else flag.amount end as amount,
       coalesce(elsewhere.books, 0) as other_books, elsewhere.households as other_households,
       elsewhere.amount as other_amount,
       case when part.note_no is not null then part.bank_code || '/' || part.note_no else '' end as note_key,
       coalesce(part.purpose, '') as purpose, part.disbursed_on as granted_on, coalesce(part.granted, 0) as granted,
       flag_word(flag.status) as status, flag.first_seen, flag.due_on
  from listed
  join flag on flag.flag_id = listed.flag_id
  left join finding on finding.subject_id = flag.subject_id and finding.rule_id = flag.rule_id
  left join part on part.flag_id = flag.flag_id and part.book = $4::text
  left join elsewhere on elsewhere.flag_id = flag.flag_id
  left join bank on bank.bank_code = coalesce(part.bank_code, flag.bank_code)
  left join division as township on township.code = coalesce(part.township, flag.township)
  left join division as village on village.code = coalesce(part.village, finding.village)
 order by case flag.severity when 'high' then 1 when 'medium' then 2 else 3 end,
          flag.rule_id collate "C", flag.subject_id collate "C";

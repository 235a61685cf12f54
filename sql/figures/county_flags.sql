-- 疑点明细 of all county books: a row a county and open flag of edition $2 of month $1.  A flag stands in the book of its own
-- county and of every county where one of its notes lies; of the other counties it brings sums only.
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
spoken as materialized (
  select flag.flag_id, note.county, note.id, note.note_no, note.bank_code, note.borrower_name, note.household,
         note.household_no, note.township, note.village, note.amount, note.balance
    from flag
    join finding_note on finding_note.subject_id = flag.subject_id and finding_note.rule_id = flag.rule_id
    join note on note.id = finding_note.note
),
-- what a county has of a flag
part as materialized (
  select spoken.flag_id, spoken.county, count(*) as notes, count(distinct spoken.household) as households,
         sum(spoken.amount)::bigint as amount,
         (array_agg(spoken.note_no order by spoken.bank_code collate "C", spoken.note_no collate "C"))[1] as note_no,
         (array_agg(spoken.bank_code order by spoken.bank_code collate "C", spoken.note_no collate "C"))[1] as bank_code,
         (array_agg(spoken.borrower_name order by spoken.bank_code collate "C", spoken.note_no collate "C"))[1] as borrower,
         (array_agg(spoken.household_no order by spoken.bank_code collate "C", spoken.note_no collate "C"))[1] as household_no,
         (array_agg(spoken.township order by spoken.bank_code collate "C", spoken.note_no collate "C"))[1] as township,
         (array_agg(spoken.village order by spoken.bank_code collate "C", spoken.note_no collate "C"))[1] as village,
         count(distinct spoken.bank_code) as banks
    from spoken
   group by spoken.flag_id, spoken.county
),
whole as materialized (
  select part.flag_id, count(*) as counties, sum(part.notes) as notes, sum(part.households) as households,
         sum(part.amount)::bigint as amount
    from part
   group by part.flag_id
),
-- the books that a flag stands in
book as materialized (
  select flag.flag_id, flag.county
    from flag
   where flag.county is not null
   union
  select part.flag_id, part.county
    from part
),
-- what the other counties have of it
elsewhere as materialized (
  select book.flag_id, book.county, whole.counties - (part.flag_id is not null)::int as counties,
         whole.households - coalesce(part.households, 0) as households,
         whole.amount - coalesce(part.amount, 0) as amount
    from book
    join whole on whole.flag_id = book.flag_id
    left join part on part.flag_id = book.flag_id and part.county = book.county
),
-- the first issue that listed it without a break: its deadline runs from there
listed as materialized (
  select flag.flag_id, min(issue.as_of) as as_of
    from flag
    join issue.flag as earlier on earlier.flag_id = flag.flag_id and earlier.first_seen = flag.first_seen
    join issue.issue on issue.month = earlier.month and issue.edition = earlier.edition
   where earlier.month <= flag.month
     and earlier.status not in ('rectified', 'cleared', 'dismissed')
   group by flag.flag_id
)
select book.county, flag.flag_id, flag.rule_id, flag.severity, flag.sentence, coalesce(finding.basis, '') as basis,
       coalesce(township.name, '') as township, coalesce(village.name, '') as village,
       coalesce(part.household_no, flag.household_no, '') as household_no,
       coalesce(part.borrower, '') as borrower,
       coalesce(part.note_no, flag.note_no, '') as note_no,
       coalesce(bank.name, part.bank_code, flag.bank_code, '') as bank,
       coalesce(part.notes, 0) as notes, coalesce(part.households, 0) as households, coalesce(part.banks, 0) as banks,
       case when elsewhere.counties > 0 then part.amount else flag.amount end as amount,
       coalesce(elsewhere.counties, 0) as other_counties, elsewhere.households as other_households,
       elsewhere.amount as other_amount,
       flag.first_seen, listed.as_of as listed_on
  from book
  join flag on flag.flag_id = book.flag_id
  left join finding on finding.subject_id = flag.subject_id and finding.rule_id = flag.rule_id
  left join part on part.flag_id = book.flag_id and part.county = book.county
  left join elsewhere on elsewhere.flag_id = book.flag_id and elsewhere.county = book.county
  left join listed on listed.flag_id = flag.flag_id
  left join bank on bank.bank_code = coalesce(part.bank_code, flag.bank_code)
  left join division as township on township.code = coalesce(part.township, flag.township)
  left join division as village on village.code = coalesce(part.village, finding.village)
 order by book.county,
          case flag.severity when 'high' then 1 when 'medium' then 2 else 3 end,
          flag.rule_id collate "C", flag.subject_id collate "C";

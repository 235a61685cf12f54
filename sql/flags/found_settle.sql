-- What the rules in rule_due found becomes their findings, in place of those that they had: each gets its subject's number, its
-- place, the notes it speaks of and the rows of the files that show it.
analyze found, rule_due;
delete from finding where rule_id in (select rule_due.rule_id from rule_due);
delete from finding_note where rule_id in (select rule_due.rule_id from rule_due);

-- A subject has one finding of a rule.  Where the rule found it twice (two banks that tell one number for their accounts), it is the
-- gravest, then that of the largest amount.
create table placed as
with named as (
  select found.rule_id, found.subject_type, found.severity, found.amount, found.sentence, found.basis, found.facts,
         found.evidence,
         found.sources::text[] as sources,
         case when found.notes is not null then found.notes::bigint[]
              when note.id is not null then array[note.id]
              else '{}'
         end as notes,
         case when note.id is not null then note.subject
              when found.subject_type = 'household' then coalesce(home.household_no, visited.household_no, found.subject)
              else found.subject
         end as subject_id,
         case when note.id is not null then note.county
              when found.subject_type = 'household' then home.county
              when found.subject_type in ('county_bank', 'filing', 'voucher') then split_part(found.subject, '/', 1)::int
              when found.subject_type = 'township' then found.subject::int / 1000
              else coalesce(claim.county, fund.county)
         end as county,
         case when found.subject_type = 'township' then found.subject::int
              else coalesce(note.township, home.township) end as township,
         coalesce(note.village, home.village) as village,
         case when note.id is not null then note.bank_code
              when found.subject_type in ('county_bank', 'filing') then split_part(found.subject, '/', 2)
              when found.subject_type = 'bank' then found.subject
              else coalesce(sender.bank_code, claim.bank_code, fund.bank_code)
         end as bank_code,
         coalesce(note.household, home.household) as household,
         coalesce(note.household_no, home.household_no) as household_no,
         note.id as note,
         note.note_no
    from rule_due
    join found on found.rule_id = rule_due.rule_id
    left join note on found.subject_type = 'note' and note.id = found.key
    left join household as home on found.subject_type = 'household' and home.household = found.key
    -- a household that only the survey knows
    left join (select survey.household, min(survey.household_no) as household_no from survey group by survey.household) as visited
      on found.subject_type = 'household' and visited.household = found.key and home.household is null
    left join bank as sender on found.subject_type = 'feed' and sender.bank_code = split_part(found.subject, '/', 2)
    left join compensation as claim on found.subject_type = 'case' and claim.case_no = found.subject
    left join (select distinct on (account.account_no) account.account_no, account.county, account.bank_code
                 from fund_account as account
                order by account.account_no, account.from_day desc, account.bank_code) as fund
      on found.subject_type = 'account' and found.rule_id like 'FND-%' and fund.account_no = found.subject
)
select distinct on (named.rule_id, named.subject_id) named.*
  from named
 order by named.rule_id, named.subject_id, array_position(array['high', 'medium', 'low'], named.severity), named.amount desc nulls last,
          named.sentence, named.evidence, named.sources, named.notes;
select spread('placed', 'subject_id', 'finding');
analyze placed;

insert into finding_note (subject_id, rule_id, note)
select distinct placed.subject_id, placed.rule_id, spoken.note
  from placed
  cross join unnest(placed.notes) as spoken (note);

-- the notes of a finding: what they are called, where they stand, whether all of them are settled and since when; the
-- county and the bank that they all share
create table told as
select finding_note.subject_id, finding_note.rule_id,
       json_agg(note.subject order by note.subject)::text as notes,
       array_agg(note.file || ':' || note.line order by note.id) as sources,
       bool_and(note.status in ('结清', '核销', '代偿')) as settled,
       max(note.settled_on) as settled_on,
       case when min(note.county) = max(note.county) then min(note.county) end as county,
       case when min(note.bank_code) = max(note.bank_code) then min(note.bank_code) end as bank_code
  from rule_due
  join finding_note on finding_note.rule_id = rule_due.rule_id
  join note on note.id = finding_note.note
 group by finding_note.subject_id, finding_note.rule_id;
select spread('told', 'subject_id', 'finding');
analyze told;

insert into finding (subject_id, rule_id, flag_id, subject_type, severity, status, ended_on, amount, sentence, basis,
                     facts, evidence, county, township, village, bank_code, household, household_no, note, note_no)
with
-- each row of a file that shows it, once
source as (
  select distinct placed.subject_id, placed.rule_id, split_part(named.source, ':', 1)::int as file,
         split_part(named.source, ':', 2)::bigint as line
    from placed
    left join told on told.subject_id = placed.subject_id and told.rule_id = placed.rule_id
    cross join unnest(placed.sources || told.sources) as named (source)
),
shown as (
  select source.subject_id, source.rule_id,
         json_agg(json_build_object('file', told.name, 'sha256', file.sha256, 'line', told.line)
                  order by source.file, source.line)::text as sources
    from source
    join archive.file on file.file = source.file
    cross join lateral archive.told_at(source.file, source.line) as told
   group by source.subject_id, source.rule_id
),
-- flags of these rules end when all the notes they speak of are settled
ending as (
  select placed.*, told.notes as note_list, told.settled_on, told.county as notes_county, told.bank_code as notes_bank,
         coalesce(told.settled, false) and placed.rule_id ~ '^(WHO|TRM|USE|XFR)-'
           and placed.rule_id not in ('TRM-05', 'WHO-07', 'WHO-10') as settled
    from placed
    left join told on told.subject_id = placed.subject_id and told.rule_id = placed.rule_id
)
select ending.subject_id, ending.rule_id, flag_id(ending.rule_id, ending.subject_id), ending.subject_type,
       ending.severity,
       case when ending.settled then 'rectified' else 'open' end,
       case when ending.settled then ending.settled_on end,
       ending.amount, ending.sentence, ending.basis, ending.facts,
       '{"facts":' || ending.evidence || ',"notes":' || coalesce(ending.note_list, '[]')
         || ',"sources":' || coalesce(shown.sources, '[]') || '}',
       -- whose own place nobody knows (a person, a phone, an account) stands where its notes stand
       coalesce(ending.county, ending.notes_county), ending.township, ending.village,
       case when ending.subject_type in ('person', 'phone', 'agent', 'account', 'sink', 'voucher', 'case')
            then coalesce(ending.bank_code, ending.notes_bank) else ending.bank_code end, ending.household, ending.household_no,
       ending.note, ending.note_no
  from ending
  left join shown on shown.subject_id = ending.subject_id and shown.rule_id = ending.rule_id;

drop table placed, told;
delete from rule_due;

-- rule:      WHO-13
-- title:     不再享受政策户获贷
-- basis:     楚贫发〔2017〕71号 二(一)
-- severity:  low
-- subject:   note
-- scope:     household
-- material:  disbursed_on, exit_status
-- finding:   {disbursed_on}放款，放款日前最近一期名单记载借款人{borrower_name}的脱贫属性为{exit_status}
with
-- what the last snapshot before the grant said, also where the borrower had left by then: his household is the one he belonged to last
-- (the first snapshot tells nothing of the days before it)
standing as (
  select distinct on (note.household, note.id)
         note.household, note.id, note.amount, note.disbursed_on, note.borrower_name, span.exit_status, span.file, span.line
    from scope_note as note
    join bearer_span as span
      on span.bearer = note.bearer
     and span.person = note.person
     and span.household = note.member_household
     and span.from_day <= note.disbursed_on
    join first_roster on first_roster.county = span.county and first_roster.day <= note.disbursed_on
   where note.tier > 0
   order by note.household, note.id, span.from_day desc
)
select standing.id                            as subject,
       standing.amount                        as amount,
       standing.disbursed_on, standing.exit_status, standing.borrower_name,
       array[standing.file || ':' || standing.line] as sources
  from standing
  join param_on('ended_status', standing.disbursed_on) as ended_status
    on standing.exit_status = any (string_to_array(ended_status.value, '、'));

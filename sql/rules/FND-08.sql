-- rule:      FND-08
-- title:     追回款未按比例返还
-- basis:     楚贫发〔2017〕71号 四(二)
-- severity:  high
-- subject:   case
-- scope:     case
-- material:  recovered, returned
-- finding:   代偿{case_no}（借据{note_no}）已追回{recovered}元，按补偿时承担比例应返还补偿金{due}元，实际返还{returned}元
select claim.case_no                          as subject,
       round(claim.recovered * claim.fund_share::numeric / claim.principal)::bigint - coalesce(claim.returned, 0) as amount,
       claim.case_no, claim.note_no, claim.recovered,
       coalesce(claim.returned, 0)            as returned,
       round(claim.recovered * claim.fund_share::numeric / claim.principal)::bigint as due,
       case when note.id is not null then array[note.id] end as notes,
       array[claim.file || ':' || claim.line] as sources
  from compensation as claim
  join clock on true
  join param_on('share_tolerance', clock.day) as tolerance on true
  left join note on note.bank_code = claim.bank_code and note.note_no = claim.note_no
 where claim.principal > 0
   and claim.recovered > 0
   and (coalesce(claim.returned, 0) + tolerance.value::numeric) * claim.principal < claim.recovered::numeric * claim.fund_share;

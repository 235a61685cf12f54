-- rule:      FND-07
-- title:     代偿分担不符
-- basis:     楚贫发〔2017〕71号 四(二)
-- severity:  high
-- subject:   case
-- scope:     case
-- material:  principal, fund_share
-- finding:   代偿{case_no}（借据{note_no}）不良本金{principal}元，补偿金承担{fund_share}元，不是应承担的{fund_share_percent}%即{due}元
select claim.case_no                          as subject,
       abs(claim.fund_share - round(claim.principal * share.value::numeric / 100)::bigint) as amount,
       claim.case_no, claim.note_no, claim.principal, claim.fund_share,
       share.value::numeric                   as fund_share_percent,
       round(claim.principal * share.value::numeric / 100)::bigint as due,
       case when note.id is not null then array[note.id] end as notes,
       array[claim.file || ':' || claim.line] as sources
  from compensation as claim
  join param_on('fund_share_percent', claim.applied_on) as share on true
  join param_on('share_tolerance', claim.applied_on) as tolerance on true
  left join note on note.bank_code = claim.bank_code and note.note_no = claim.note_no
 -- one that was refused shares nothing
 where claim.decision <> '不同意'
   and abs(claim.fund_share * 100 - claim.principal * share.value::numeric) > tolerance.value::numeric * 100;

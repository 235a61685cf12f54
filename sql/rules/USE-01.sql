-- rule:      USE-01
-- title:     用途属禁止范围
-- basis:     楚贫发〔2017〕71号 二(三); 银监发〔2017〕42号 二
-- severity:  medium
-- subject:   note
-- scope:     note
-- material:  purpose, category
-- finding:   台账登记贷款用途“{purpose}”，其中“{word}”属于{category}，不在发展生产范围内
select note.id                                as subject,
       note.amount                            as amount,
       note.purpose, purpose_verdict.category, purpose_verdict.word
  from scope_note as note
  join purpose_verdict on purpose_verdict.purpose = note.purpose;

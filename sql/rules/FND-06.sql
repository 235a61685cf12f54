-- rule:      FND-06
-- title:     违规贷款申请代偿
-- basis:     楚贫发〔2017〕71号 四(二)
-- severity:  high
-- subject:   case
-- scope:     case
-- material:  rules
-- reads:     WHO-01, WHO-03, WHO-05, WHO-06, TRM-01, TRM-02, TRM-03, TRM-04, USE-*, XFR-*
-- finding:   代偿{case_no}涉及借据{note_no}，本金{principal}元，审核结论{decision}；该贷款另有疑点{rules}，违规发放的贷款不予补偿
with
-- what counts against compensation: the bank's own violation, or a proven misuse
against as (
  select finding_note.note, finding.rule_id,
         finding.rule_id in ('WHO-01', 'WHO-03', 'WHO-05', 'WHO-06', 'TRM-01', 'TRM-02', 'TRM-03', 'TRM-04', 'XFR-01') as is_banks
    from finding_note
    join finding on finding.subject_id = finding_note.subject_id and finding.rule_id = finding_note.rule_id
   where finding.rule_id in ('WHO-01', 'WHO-03', 'WHO-05', 'WHO-06', 'TRM-01', 'TRM-02', 'TRM-03', 'TRM-04', 'XFR-01')
      or (finding.rule_id ~ '^(USE|XFR)-' and finding.severity = 'high')
)
select claim.case_no                          as subject,
       claim.fund_share                       as amount,
       case when bool_or(against.is_banks) then 'high' else 'medium' end as severity,
       claim.case_no, claim.note_no, claim.principal, claim.decision,
       string_agg(distinct against.rule_id, '、' order by against.rule_id) as rules,
       array[note.id]                         as notes,
       array[claim.file || ':' || claim.line] as sources
  from compensation as claim
  join note on note.bank_code = claim.bank_code and note.note_no = claim.note_no
  join against on against.note = note.id
 where claim.decision <> '不同意'
 group by claim.case_no, claim.fund_share, claim.note_no, claim.principal, claim.decision, claim.file, claim.line, note.id;

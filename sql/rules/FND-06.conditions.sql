-- What FND-06 asks of note $1.
with
claimed as (
  select count(*) as claims, count(*) filter (where claim.decision <> '不同意') as standing
    from note
    join compensation as claim on claim.bank_code = note.bank_code and claim.note_no = note.note_no
   where note.id = $1
),
against as (
  select string_agg(distinct finding.rule_id, '、' order by finding.rule_id) as rules
    from finding_note
    join finding on finding.subject_id = finding_note.subject_id and finding.rule_id = finding_note.rule_id
   where finding_note.note = $1
     and (finding.rule_id in ('WHO-01', 'WHO-03', 'WHO-05', 'WHO-06', 'TRM-01', 'TRM-02', 'TRM-03', 'TRM-04', 'XFR-01')
          or (finding.rule_id ~ '^(USE|XFR)-' and finding.severity = 'high'))
)
select told.*
  from note
  cross join claimed
  cross join against
  cross join lateral (values
    (1, '已申请代偿，且未被拒绝', claimed.claims || '件，未被拒绝的' || claimed.standing || '件', '至少1件', claimed.standing > 0,
     case when claimed.claims > 0 then '均不同意代偿' else '没有申请' end),
    (2, '该贷款有不得代偿的疑点', coalesce(against.rules, '没有'), 'WHO-01、-03、-05、-06，TRM-01至-04，XFR-01，或高级别的USE、XFR',
     against.rules is not null, '没有此类疑点'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

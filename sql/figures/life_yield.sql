-- What came of each rule's flags so far: of those answered, how many were found true, true in part, untrue; pending: 待核, or
-- no verdict.  A row a rule that has been answered to.
select life.rule_id,
       count(*) as answered,
       count(*) filter (where life.finding = '属实') as confirmed,
       count(*) filter (where life.finding = '部分属实') as confirmed_in_part,
       count(*) filter (where life.finding = '不属实' and life.status = 'dismissed') as dismissed,
       count(*) filter (where life.finding = '待核' or life.finding is null
                           or (life.finding = '不属实' and life.status <> 'dismissed')) as pending
  from flag_life as life
 where life.answered_on is not null
 group by life.rule_id
 order by life.rule_id collate "C";

-- 疑点汇总: open flags of edition $2 of month $1 by rule and county; place '' for those that are no single county's.
select flag.rule_id, coalesce(flag.county::text, '') as place, count(*) as flags
  from issue.flag
 where flag.month = $1::date
   and flag.edition = $2::int
   and flag.status not in ('rectified', 'cleared', 'dismissed')
 group by flag.rule_id, flag.county
 order by flag.rule_id collate "C", flag.county;

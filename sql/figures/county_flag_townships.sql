-- 疑点汇总 of every county (book): the open flags of edition $2 of month $1 that stand in its book, by rule and township; place '' for those
-- that are no single township's of it.
select part.book, part.rule_id, case when part.own then part.township_code else '' end as place, count(*) as flags
  from issue.part
 where part.month = $1::date
   and part.edition = $2::int
   and part.kind = 'county'
 group by part.book, part.rule_id, case when part.own then part.township_code else '' end
 order by part.book collate "C", part.rule_id collate "C", 3;

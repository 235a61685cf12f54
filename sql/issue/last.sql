-- The last edition of month $1.
select issue.edition, issue.inputs_sha256
  from issue.issue
 where issue.month = $1::date
 order by issue.edition desc
 limit 1;

-- The last edition of month $1 and the files it consists of.
select issue.edition, issue.as_of, output.path
  from issue.issue
  join issue.output on output.month = issue.month and output.edition = issue.edition
 where issue.month = $1::date
   and issue.edition = (select max(last.edition) from issue.issue as last where last.month = $1::date and last.edition > 0)
 order by output.path;

-- What edition $2 of month $1 consists of, and what its world knew; role fupin_reports.
select issue.known, issue.known_day::text as known_day, issue.inputs_sha256, output.path, output.sha256
  from issue.issue
  join issue.output on output.month = issue.month and output.edition = issue.edition
 where issue.month = $1::date and issue.edition = $2::int
 order by output.path;

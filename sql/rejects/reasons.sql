-- The reasons for which rows, or cells, of a file were refused.  $1 the file.
-- A row with several faults counts under each of their reasons, but once under one.
select reject.code, min(reject.reason) as meaning,
       count(distinct (reject.member, reject.line)) filter (where not reject.cell) as rows,
       count(*) filter (where reject.cell) as cells
  from archive.reject as reject
 where reject.file = $1::int
 group by reject.code
 order by rows desc, cells desc, reject.code;

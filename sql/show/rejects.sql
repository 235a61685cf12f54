-- fupin rejects FILE: every fault, by member, line, column.
select reject.member, reject.line, reject."column", reject.value, reject.code, reject.reason, reject.cell, reject.raw
  from archive.reject as reject
 where reject.file = $1::int
 order by reject.member nulls first, reject.line, reject."column" nulls first, reject.ordinal;

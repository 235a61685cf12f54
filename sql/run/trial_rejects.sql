-- What was refused in the files of a trial (run 0).
select file.name, reject.member, reject.line, reject."column", reject.value, reject.code, reject.cell
  from archive.reject as reject
  join archive.file as file on file.file = reject.file
 where file.run = 0
 order by file.file, reject.ordinal;

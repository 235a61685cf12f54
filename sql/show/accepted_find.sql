-- A accepted file by its name (the latest arrival) or by 8 or more digits of its SHA-256.
select file.file
  from archive.file as file
 where file.verdict = 'accepted'
   and (file.name = $1::text or (length($1::text) >= 8 and file.sha256 like replace(replace(lower($1::text), '%', ''), '_', '') || '%'))
 order by file.file desc
 limit 1;

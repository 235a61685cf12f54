-- fupin hold show: the held file $1.
select file.name as "文件", file.received_on as "接收日", file.code as "代码", file.rows as "行数", file.rejected as "退回",
       coalesce(file.reason, '') as "说明"
  from archive.file as file
 where file.file = $1::int
 order by file.file;

-- fupin files on a terminal: the same, narrower.
select file.name as "文件", file.received_on as "接收日", file.verdict as "处理", coalesce(file.code, '') as "代码",
       file.rows as "行数", file.loaded as "入库", file.duplicate as "重复", file.rejected as "退回",
       coalesce(file.reason, '') as "说明"
  from archive.file as file
 where ($1::text = '' or file.sender = $1::text) and ($2::text = '' or file.feed = $2::text)
 order by file.file;

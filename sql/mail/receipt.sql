-- What sender $1 is to be told of his files by recipient $3 on day $2: what came that day, and what has been decided since on
-- a file that he has heard of.
select file.name as "文件",
       case file.verdict when 'accepted' then '已收录' when 'held' then '待定' when 'rejected' then '整份退回' when 'duplicate' then '重复'
                         else '已撤回' end as "处理结果",
       coalesce(file.rows::text, '—') as "总行数", coalesce(file.loaded::text, '—') as "入库",
       coalesce(file.duplicate::text, '—') as "重复行", coalesce(file.rejected::text, '—') as "退回行",
       coalesce((file.control_amount / 100.0)::numeric(20, 2)::text, '—') as "金额合计(元)",
       coalesce((select string_agg(distinct earlier.name, '、' order by earlier.name)
                   from archive.supersession as supersession
                   join archive.file as earlier on earlier.file = supersession.file
                  where supersession.by_file = file.file), '—') as "替代的文件",
       coalesce(file.reason, '') as "说明"
  from archive.file as file
 where file.sender = $1::text and file.verdict <> 'waiting'
   and (file.received_on = $2::date
        or exists (select from mail.told as told
                    where told.kind = 'receipt' and told.recipient = $3::text and told.what like file.file || '/%'))
   and not exists (select from mail.told as told
                    where told.kind = 'receipt' and told.recipient = $3::text and told.what = file.file || '/' || file.verdict)
 order by file.file;

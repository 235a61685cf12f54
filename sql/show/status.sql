-- fupin status: the last night at a glance, one line each: what, and the command for it.
with
  last as (
    select run.* from archive.run as run where run.command in ('nightly', 'load') order by run.run desc limit 1
  )
select 1 as rank, '最近一次' as topic,
       last.command || ' ' || last.logical_day || '：' || case last.status when 'done' then '完成' when 'failed' then '失败' else '未完成' end
       || coalesce('（退出码 ' || last.exit_status || '）', '') || coalesce('：' || nullif(last.message, ''), '') as content,
       case when last.status = 'done' then '' else 'fupin ' || last.command || ' --date ' || last.logical_day end as command
  from last
union all
select 2, '接收情况', string_agg(counted.verdict || ' ' || counted.files, '，' order by counted.verdict), 'fupin files'
  from (select file.verdict, count(*) as files from archive.file as file where file.run = (select last.run from last) group by file.verdict) as counted
having count(*) > 0
union all
select 3, '待决定', file.name || '：' || coalesce(file.reason, ''), 'fupin rejects ' || file.name
  from archive.file as file where file.verdict = 'held'
union all
select 4, '留待', file.name || '：' || coalesce(file.reason, ''), ''
  from archive.file as file where file.verdict = 'waiting'
union all
select 5, '退回', file.name || '：' || coalesce(file.reason, file.code, ''), 'fupin rejects ' || file.name
  from archive.file as file where file.run = (select last.run from last) and file.verdict = 'rejected'
union all
select 6, '逾期未报', expected.sender || ' ' || expected.feed || ' ' || to_char(expected.month, 'YYYY-MM') || '（应于 ' || expected.due_on || ' 前报送）', ''
  from expected where expected.overdue and expected.accepted_on is null
union all
select 7, '当前疑点', '高 ' || count(*) filter (where finding.severity = 'high') || '，中 ' || count(*) filter (where finding.severity = 'medium')
       || '，低 ' || count(*) filter (where finding.severity = 'low'), 'fupin flags'
  from finding
  join flag_life as life on life.flag_id = finding.flag_id
 where life.status not in ('rectified', 'cleared', 'dismissed')
having count(*) > 0
union all
select 8, case letter.state when 'unsure' then '邮件不明' else '邮件未发' end,
       letter.recipient || '：' || letter.subject || coalesce('：' || nullif(letter.reply, ''), ''),
       case letter.kind when 'issue' then 'fupin deliver ' || left(letter.about, 7) || ' --resend ' || letter.recipient else '' end
  from mail.letter as letter where letter.state in ('unsure', 'refused', 'ready', 'sending')
union all
select 9, '已发布', to_char(issue.month, 'YYYY-MM') || ' 第 ' || issue.edition || ' 版（数据截至 ' || issue.as_of || '）', ''
  from issue.issue as issue
 where issue.edition = (select max(later.edition) from issue.issue as later where later.month = issue.month)
union all
select 9, '人行报文', to_char(withheld.month, 'YYYY-MM') || ' 未生成 ' || withheld.form || '：' || count(*) || '家（'
       || string_agg(withheld.sender, ' ' order by withheld.sender) || '），' || withheld.what, withheld.remedy
  from issue.withheld as withheld
 where withheld.edition = (select max(later.edition) from issue.issue as later where later.month = withheld.month)
   and withheld.month = (select max(issue.month) from issue.issue as issue where issue.edition > 0)
 group by withheld.month, withheld.form, withheld.what, withheld.remedy
 order by rank, content;

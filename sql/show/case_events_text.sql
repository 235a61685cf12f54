-- The same on a terminal.
select event.day::text as "日期",
       case event.kind when 'open' then '发现' when 'notify' then '下发' when 'answer' then '反馈' when 'confirm' then '反馈'
                       when 'dismiss' then '反馈' when 'rectify' then '整改' when 'expire' then '逾期' when 'change' then '事实有变'
                       when 'settle' then '贷款已结清' when 'lose' then '情形消除' when 'find' then '再次发现' end as "事项",
       flag_word(event.status) as "其后状态",
       concat_ws('，',
                 case when event.month is not null then to_char(event.month, 'YYYY-MM') || '月通报第' || event.edition || '版' end,
                 case when event.kind = 'notify' then '期限' || coalesce(event.due_on::text, '不限') end,
                 case when event.kind in ('answer', 'confirm', 'dismiss') then event.finding end,
                 case when event.kind = 'rectify' then '完成于' || event.done_on end,
                 event.measure, event.remark, '收回' || to_char(event.recovered / 100.0, 'FM999,999,999,990.00') || '元',
                 '填报人' || event.who,
                 case when told.name is not null then told.name || '第' || told.line || '行'
                      when event.who is not null then 'fupin case 登记' end) as "说明"
  from flag_event as event
  left join lateral archive.told_at(event.file, event.line) as told on event.file is not null
 where event.flag_id = upper($1::text)
 order by event.place;

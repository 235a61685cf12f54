-- The same on a terminal.  Being listed again and again, month after month, is one line that says how often.
with
told as (
  select event.*,
         coalesce(event.kind in ('notify', 'expire')
                  and event.status = lag(event.status) over in_order and event.due_on is not distinct from lag(event.due_on) over in_order, false) as is_again
    from flag_event as event
   where event.flag_id = upper($1::text)
  window in_order as (partition by event.flag_id order by event.place)
),
-- those that follow each other without anything new
stretch as (
  select told.*, count(*) filter (where not told.is_again) over (order by told.place) as stretch
    from told
   where not (told.is_again and told.kind = 'expire')
),
event as (
  select distinct on (stretch.stretch, stretch.is_again) stretch.*,
         count(*) over (partition by stretch.stretch, stretch.is_again) as times
    from stretch
   order by stretch.stretch, stretch.is_again, stretch.place desc
)
select event.day::text as "日期",
       case when event.is_again then '续列' else
       case event.kind when 'open' then '发现' when 'notify' then '下发' when 'answer' then '反馈' when 'confirm' then '反馈'
                       when 'dismiss' then '反馈' when 'rectify' then '整改' when 'expire' then '逾期' when 'change' then '事实有变'
                       when 'settle' then '贷款已结清' when 'lose' then '情形消除' when 'find' then '再次发现' end end as "事项",
       flag_word(event.status) as "其后状态",
       concat_ws('，',
                 case when event.is_again then '又列入' || event.times || '期通报，末期' || to_char(event.month, 'YYYY-MM')
                      when event.month is not null then to_char(event.month, 'YYYY-MM') || '月通报第' || event.edition || '版' end,
                 case when event.kind = 'notify' and not event.is_again then '期限' || coalesce(event.due_on::text, '不限') end,
                 case when event.kind in ('answer', 'confirm', 'dismiss') then event.finding end,
                 case when event.kind = 'rectify' then '完成于' || event.done_on end,
                 event.measure, event.remark, '收回' || to_char(event.recovered / 100.0, 'FM999,999,999,990.00') || '元',
                 '填报人' || event.who,
                 case when told.name is not null then told.name || '第' || told.line || '行'
                      when event.who is not null then 'fupin case 登记' end) as "说明"
  from event
  left join lateral archive.told_at(event.file, event.line) as told on event.file is not null
 order by event.place;

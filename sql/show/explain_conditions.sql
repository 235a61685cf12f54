-- What rule $1 asks of note $2 (bank_code/note_no), condition by condition: the note's figure, the threshold of which day, whether it
-- holds, and what is missing.  The rule hits where all hold; a test holds that against the findings.  No row: the rule has not
-- been taken apart here, or there is no such note.
with
asked as (
  select note.* from note where note.subject = $2::text
),
told as (
  select 'TRM-02' as rule_id, 1 as place, '到期日晚于放款日加期限上限' as condition, note.due_on::text as value,
         '晚于' || add_months(note.disbursed_on, months.value::int) || '（' || months.value || '个月，按放款日' || note.disbursed_on || '的规定）' as threshold,
         note.due_on > add_months(note.disbursed_on, months.value::int) as holds,
         '相差' || add_months(note.disbursed_on, months.value::int) + 1 - note.due_on || '天' as gap
    from asked as note
    join param_on('max_term_months', note.disbursed_on) as months on true
   union all
  select 'TRM-04', 1, '担保方式不是信用', note.guarantee, '为信用（D）以外的方式', note.guarantee not in ('D', '信用'), '担保方式为信用'
    from asked as note
   union all
  select rule.id, 1, '贷款未结清且有余额', note.status || '，余额' || to_char(note.balance / 100.0, 'FM999999990.00') || '元', '未结清且余额大于0', note.is_open,
         '已结清或无余额'
    from asked as note
    cross join (values ('RSK-01'), ('RSK-02'), ('RSK-03'), ('RSK-07')) as rule (id)
   union all
  select 'RSK-01', 2, '已过到期日，或有逾期本金',
         '到期日' || note.effective_due_on || '，逾期本金' || coalesce(to_char(note.overdue_principal / 100.0, 'FM999999990.00') || '元', '未填'),
         '到期日早于台账日' || note.reported_on || '，或逾期本金大于0',
         note.reported_on > note.effective_due_on or note.overdue_principal > 0,
         '距到期尚有' || note.effective_due_on - note.reported_on || '天，无逾期本金'
    from asked as note
   union all
  select 'RSK-02', 2, '五级分类为次级、可疑或损失', note.grade, '为次级（FQ03）、可疑（FQ04）或损失（FQ05）',
         note.grade in ('FQ03', 'FQ04', 'FQ05', '次级', '可疑', '损失'), '分类为正常或关注'
    from asked as note
   union all
  select 'RSK-03', 2, '五级分类为正常或关注', note.grade, '为正常（FQ01）或关注（FQ02）', note.grade in ('FQ01', 'FQ02', '正常', '关注'), '已列为不良'
    from asked as note
   union all
  select 'RSK-03', 3, '逾期天数超过上限', (note.reported_on - least(note.effective_due_on, note.overdue_since))::text || '天',
         '超过' || days.value || '天（按台账日' || note.reported_on || '的规定）',
         note.reported_on - least(note.effective_due_on, note.overdue_since) > days.value::int,
         '相差' || days.value::int + 1 - (note.reported_on - least(note.effective_due_on, note.overdue_since)) || '天'
    from asked as note
    join param_on('misgraded_days', note.reported_on) as days on true
   union all
  select 'RSK-07', 2, '到期日在台账日之后若干个月内', note.effective_due_on::text,
         '在' || note.reported_on || '至' || add_months(note.reported_on, months.value::int) || '之间（' || months.value || '个月）',
         note.effective_due_on between note.reported_on and add_months(note.reported_on, months.value::int),
         case when note.effective_due_on < note.reported_on then '已过期' || note.reported_on - note.effective_due_on || '天'
              else '晚' || note.effective_due_on - add_months(note.reported_on, months.value::int) || '天' end
    from asked as note
    join param_on('due_soon_months', note.reported_on) as months on true
)
select told.condition, told.value, told.threshold, coalesce(told.holds, false) as holds,
       case when coalesce(told.holds, false) then '' else coalesce(told.gap, '数据未填') end as gap
  from told
 where told.rule_id = upper($1::text)
 order by told.place;

-- What TRM-07 asks of note $1.
select told.*
  from note
  left join param_on('short_term_months', note.disbursed_on) as short_term on true
  left join param_on('extension_share_short', note.disbursed_on) as share_short on true
  left join param_on('extension_share_long', note.disbursed_on) as share_long on true
  cross join lateral (
    select case when note.due_on <= add_months(note.disbursed_on, short_term.value::int) then share_short.value else share_long.value end as share,
           note.due_on - note.disbursed_on as term_days, note.extended_due_on - note.due_on as extended_days) as measured
  cross join lateral (values
    (1, '已展期', coalesce('展期至' || note.extended_due_on, '未展期'), '有展期到期日', note.extended_due_on is not null, '未展期'),
    (2, '展期天数超过原期限的比例', measured.extended_days || '天，原期限' || measured.term_days || '天',
     '超过原期限的' || measured.share || '%', measured.extended_days * 100 > measured.term_days * measured.share::int,
     '相差' || measured.term_days * measured.share::int / 100 + 1 - measured.extended_days || '天'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

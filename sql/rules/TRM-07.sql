-- rule:      TRM-07
-- title:     展期超限
-- basis:     数据核查线索
-- severity:  medium
-- subject:   note
-- scope:     household
-- material:  due_on, extended_due_on
-- finding:   借款自{disbursed_on}至{due_on}（{term_days}天），展期至{extended_due_on}，展期{extended_days}天，超过原期限的{extension_share}%
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, note.due_on, note.extended_due_on,
       note.due_on - note.disbursed_on        as term_days,
       note.extended_due_on - note.due_on     as extended_days,
       extension_share.value::int             as extension_share
  from scope_note as note
  -- up to a year once more, longer half of it (the measure of 贷款通则 十二条)
  join param_on('short_term_months', note.disbursed_on) as short_term_months on true
  join param_on('extension_share_short', note.disbursed_on) as share_short on true
  join param_on('extension_share_long', note.disbursed_on) as share_long on true
  cross join lateral (select case when note.due_on <= add_months(note.disbursed_on, short_term_months.value::int)
                                  then share_short.value else share_long.value end as value) as extension_share
 where (note.extended_due_on - note.due_on) * 100 > (note.due_on - note.disbursed_on) * extension_share.value::int;

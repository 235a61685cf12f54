-- What TRM-02 asks of note $1.
select 1 as place, '到期日晚于放款日加期限上限' as condition, note.due_on::text as value,
       '晚于' || add_months(note.disbursed_on, months.value::int) || '（' || months.value || '个月，按放款日' || note.disbursed_on || '的规定）' as threshold,
       note.due_on > add_months(note.disbursed_on, months.value::int) as holds,
       '相差' || add_months(note.disbursed_on, months.value::int) + 1 - note.due_on || '天' as gap
  from note
  left join param_on('max_term_months', note.disbursed_on) as months on true
 where note.id = $1;

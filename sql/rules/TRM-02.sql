-- rule:      TRM-02
-- title:     期限超三年
-- basis:     楚贫发〔2017〕71号 二(一); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  disbursed_on, due_on
-- finding:   借款期限自{disbursed_on}至{due_on}，超过{max_term_months}个月
select note.id                                as subject,
       note.amount                            as amount,
       -- the original due date: an extension is TRM-07's business
       note.disbursed_on, note.due_on, max_term_months.value::int as max_term_months
  from scope_note as note
  join param_on('max_term_months', note.disbursed_on) as max_term_months on true
 where note.due_on > add_months(note.disbursed_on, max_term_months.value::int);

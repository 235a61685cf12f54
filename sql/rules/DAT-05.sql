-- rule:      DAT-05
-- title:     借据消失
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  vanished_on
-- finding:   {vanished_on}的台账中不再有此借据，其最后状态为{status}，余额{balance}元，未见结清、核销或代偿
select note.id                                as subject,
       last_seen.owed                         as amount,
       note.vanished_on, note.status,
       coalesce(last_seen.owed, 0)            as balance
  from scope_note as note
  -- what it owed when it was last seen
  left join note_past as last_seen
    on last_seen.household = note.household
   and last_seen.id = note.id
   and last_seen.to_day = 'infinity'
 where note.vanished_on is not null
   and note.status not in ('结清', '核销', '代偿');

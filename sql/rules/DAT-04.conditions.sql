-- What DAT-04 asks of note $1.
with
changed as (
  select change.field,
         exists (select
                   from roster_event as event
                   join eventful_person as person on person.person = event.person
                  where case change.field
                          when 'id_no' then event.kind = '证件更正' and event.old_id18 = change.before
                                            and change.after in (event.new_value, person.id18)
                          when 'name' then event.kind = '姓名更正' and event.old_name = change.before
                                           and change.after in (event.new_value, coalesce(person.name_folded, person.name))
                                           and (person.person = note.person or person.id18 = note.id18)
                          when 'household_no' then event.kind = '分户' and event.household_no = change.before
                                                   and change.after = event.new_household_no
                        end) as is_explained
    from ledger_change as change
    join note on note.id = change.note
   where change.note = $1
),
counted as (
  select count(*) as changes, count(*) filter (where not changed.is_explained) as unexplained from changed
)
select told.*
  from note
  cross join counted
  cross join lateral (values
    (1, '台账中证件号码、姓名、金额、放款日、到期日或户编号有改动', counted.changes || '处', '至少1处', counted.changes > 0, '各期台账一致'),
    (2, '改动没有更正或分户的依据', counted.unexplained || '处没有', '至少1处', counted.unexplained > 0, '均有动态变更表的依据'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

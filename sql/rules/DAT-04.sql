-- rule:      DAT-04
-- title:     历史要素被改
-- basis:     楚贫发〔2017〕71号 五(三)
-- severity:  high
-- subject:   note
-- scope:     note
-- material:  changes
-- finding:   台账中此借据的历史要素前后不一：{changes}
with
-- changes that the roster explains: a number or name corrected, a household split
explained as (
  select change.note, change.day, change.field
    from ledger_change as change
    join note on note.id = change.note
    join roster_event as event
      on case change.field
           when 'id_no' then event.kind = '证件更正' and event.old_id18 = change.before
           when 'name' then event.kind = '姓名更正' and event.old_name = change.before
           when 'household_no' then event.kind = '分户' and event.household_no = change.before
         end
    join eventful_person as person on person.person = event.person -- whom an event names is one of them
   where case change.field
           when 'id_no' then change.after in (event.new_value, person.id18)
           when 'name' then change.after in (event.new_value, coalesce(person.name_folded, person.name))
                            and (person.person = note.person or person.id18 = note.id18)
           when 'household_no' then change.after = event.new_household_no
         end
),
standing as (
  select change.*,
         case change.field
           when 'id_no' then '证件号码'
           when 'name' then '借款人姓名'
           when 'amount' then '贷款金额'
           when 'disbursed_on' then '放款日期'
           when 'due_on' then '到期日期'
           else '户编号'
         end as title,
         -- names and numbers of persons are not told
         case change.field
           when 'id_no' then '有改动'
           when 'name' then '有改动'
           when 'amount' then '由' || to_char(change.before::bigint / 100.0, 'FM999,999,999,990.00') || '元改为'
                              || to_char(change.after::bigint / 100.0, 'FM999,999,999,990.00') || '元'
           else '由' || change.before || '改为' || change.after
         end as what
    from ledger_change as change
    left join explained
      on explained.note = change.note
     and explained.day = change.day
     and explained.field = change.field
   where explained.note is null
)
select standing.note                          as subject,
       note.amount                            as amount,
       string_agg(to_char(standing.day, 'FMYYYY"年"FMMM"月"FMDD"日"') || '的台账中' || standing.title || standing.what, '；'
                  order by standing.day, standing.field) as changes,
       array_agg(standing.before_file || ':' || standing.before_line order by standing.day, standing.field)
         || array_agg(standing.file || ':' || standing.line order by standing.day, standing.field) as sources
  from standing
  join note on note.id = standing.note
 group by standing.note, note.amount;

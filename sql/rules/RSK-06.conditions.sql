-- What RSK-06 asks of note $1: of all rows of the roster that carry its borrower's number.
with
carrier as (
  select person.to_day, person.left_why, person.file, person.line, person.to_day > clock.day and home.registered as is_member
    from note
    cross join clock
    join person on person.id18 = note.bearer
    join household as home on home.household = person.household
   where note.id = $1
     and note.tier > 0
),
gone as (
  select carrier.*, bool_or(carrier.is_member) over () as is_somewhere
    from carrier
   order by carrier.to_day desc, carrier.file, carrier.line
   limit 1
)
select told.*
  from note
  cross join clock
  left join gone on true
  cross join lateral (values
    (1, '贷款未结清且有余额', note.status || '，余额' || yuan(note.balance), '未结清且余额大于0', note.is_open, '已结清或无余额'),
    (2, '名单记载借款人死亡或离册', coalesce(gone.left_why, case when note.tier > 0 then '无记载' else '名单中未找到此人' end), '有离册原因', gone.left_why is not null,
     '名单没有离册记载'),
    (3, '离册日在放款日之后（含当日），至' || clock.day, gone.to_day::text, note.disbursed_on || '至' || clock.day,
     gone.to_day between note.disbursed_on and clock.day,
     case when gone.to_day < note.disbursed_on then '比放款日早' || note.disbursed_on - gone.to_day || '天' else '仍在册' end),
    (4, '现在不是任何在册户的成员', case when gone.is_somewhere then '是' else '不是' end, '不是', not gone.is_somewhere, '现为在册户成员'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

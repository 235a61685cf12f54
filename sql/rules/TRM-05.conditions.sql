-- What TRM-05 asks of note $1.
with
standing as (
  select note.household, note.id, note.renews
    from note
   where note.is_open
     and note.person is not null
     and note.identified_on <= note.disbursed_on
     and note.grant_type <> '追加'
),
counted as (
  select standing.household, standing.id
    from standing
   where not exists (select from standing as renewal where renewal.household = standing.household and renewal.renews = standing.id)
)
select told.*
  from note
  cross join lateral (select count(*) as notes from counted where counted.household = note.household) as household
  cross join lateral (values
    (1, '贷款未结清且有余额', note.status || '，余额' || yuan(note.balance), '未结清且余额大于0', note.is_open, '已结清或无余额'),
    (2, '放款日借款人已是建档立卡人员', '识别于' || note.identified_on, '不晚于' || note.disbursed_on,
     note.person is not null and note.identified_on <= note.disbursed_on, '未找到借款人，或识别在放款之后'),
    (3, '不是追加贷款', note.grant_type, '追加以外', note.grant_type <> '追加', '是追加贷款'),
    (4, '没有被另一笔未结清贷款续贷', case when exists (select from standing where standing.household = note.household and standing.renews = note.id)
                                           then '已被续贷' else '没有' end, '没有',
     not exists (select from standing where standing.household = note.household and standing.renews = note.id), '已由新借据接续'),
    (5, '该户如此的贷款笔数', household.notes || '笔', '至少2笔', household.notes >= 2, '相差' || 2 - household.notes || '笔'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

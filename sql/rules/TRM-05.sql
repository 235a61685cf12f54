-- rule:      TRM-05
-- title:     一户多贷
-- basis:     数据核查线索
-- severity:  low
-- subject:   household
-- scope:     household
-- material:  note_list
-- finding:   该户现有{note_count}笔未结清贷款（{note_list}），既非追加，也非相互续贷，余额合计{balance}元
with
-- notes still open that were granted to somebody of the household; additions are none
standing as (
  select note.household, note.id, note.subject, note.balance, note.renews
    from scope_note as note
   where note.is_open
     and note.person is not null
     and note.identified_on <= note.disbursed_on
     and note.grant_type <> '追加'
),
-- without those that another of them renews
counted as (
  select standing.household, standing.id, standing.subject, standing.balance
    from standing
    left join standing as renewal
      on renewal.household = standing.household
     and renewal.renews = standing.id
   where renewal.id is null
)
select counted.household                      as subject,
       array_agg(counted.id order by counted.id) as notes,
       count(*)::int                          as note_count,
       string_agg(counted.subject, '、' order by counted.subject) as note_list,
       sum(counted.balance)::bigint           as balance
  from counted
 group by counted.household
having count(*) >= 2;

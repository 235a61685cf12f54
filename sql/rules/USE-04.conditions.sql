-- What USE-04 asks of note $1.
with
bought as (
  select edge.edge, edge.before, edge.amount, edge.day
    from trace_edge as edge
    join posting on posting.posting = edge.posting
   where edge.note = $1
     and edge.hop > 0
     and exists (select from word as kind
                  where kind.list = 'wealth_product'
                    and (strpos(posting.summary, kind.word) > 0 or strpos(posting.counterparty_name, kind.word) > 0)
                    and not exists (select from word as shield
                                     where shield.list = 'purpose_exception' and strpos(shield.word, kind.word) > 0
                                       and (strpos(posting.summary, shield.word) > 0 or strpos(posting.counterparty_name, shield.word) > 0)))
)
select told.*
  from note
  left join param_on('wealth_days', note.disbursed_on) as within on true
  left join param_on('wealth_percent', note.disbursed_on) as share on true
  cross join lateral (
    select coalesce(sum(bought.amount), 0)::bigint as amount
      from bought
     where bought.day <= note.disbursed_on + within.value::int
       and not exists (select from bought as earlier where earlier.edge = bought.before)) as used
  cross join lateral (values
    (1, '放款后' || within.value || '天内转为定期存款或理财的金额', yuan(used.amount),
     '大于0且达' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint) || '（贷款的' || share.value || '%）',
     used.amount > 0 and used.amount * 100 >= note.amount * share.value::int,
     '相差' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint - used.amount)))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;

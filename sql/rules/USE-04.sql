-- rule:      USE-04
-- title:     转存定期理财
-- basis:     楚贫发〔2017〕71号 二(三); 银监发〔2017〕42号 二
-- severity:  medium
-- subject:   note
-- scope:     note
-- material:  traced
-- finding:   放款后{wealth_days}天内，贷款中有{traced}元转为{what}，达贷款金额的{wealth_percent}%以上
with
-- transfers that by their summary or the other side are a deposit or a product
bought as (
  select edge.note, edge.edge, edge.before, edge.amount, edge.day, min(kind.word) as word, posting.file, posting.line
    from trace_edge as edge
    join posting on posting.posting = edge.posting
    join word as kind
      on kind.list = 'wealth_product'
     and (strpos(posting.summary, kind.word) > 0 or strpos(posting.counterparty_name, kind.word) > 0)
   where edge.hop > 0
     -- a longer word of farming or trade shields the one within it: 定期防疫 is no deposit
     and not exists (select from word as shield
                      where shield.list = 'purpose_exception' and strpos(shield.word, kind.word) > 0
                        and (strpos(posting.summary, shield.word) > 0 or strpos(posting.counterparty_name, shield.word) > 0))
   group by edge.note, edge.edge, edge.before, edge.amount, edge.day, posting.file, posting.line
)
select note.id                                as subject,
       sum(bought.amount)::bigint             as amount,
       within.value::int                      as wealth_days,
       sum(bought.amount)::bigint             as traced,
       string_agg(distinct bought.word, '、' order by bought.word) as what,
       at_least.value::int                       as wealth_percent,
       array_agg(distinct bought.file || ':' || bought.line order by bought.file || ':' || bought.line) as sources
  from scope_note as note
  join bought on bought.note = note.id
  join param_on('wealth_days', note.disbursed_on) as within on true
  join param_on('wealth_percent', note.disbursed_on) as at_least on true
 where bought.day <= note.disbursed_on + within.value::int
   -- money that goes from one product into the next counts once
   and not exists (select from bought as earlier where earlier.note = bought.note and earlier.edge = bought.before)
 group by note.id, note.amount, within.value, at_least.value
having sum(bought.amount) * 100 >= note.amount * at_least.value::int;

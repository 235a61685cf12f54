-- rule:      WHO-07
-- title:     一证多名
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   person
-- scope:     person
-- material:  first_name, other_name
-- finding:   同一证件号码{id_no}在各机构台账中登记了{name_count}个姓名（{first_name}、{other_name}等），涉及{note_count}笔借据
with
-- numbers under which the ledgers have more than one name; those that say nothing (wrong length or characters, no date) are nobody's
several as materialized (
  select ledger.id18
    from ledger
   where ledger.counts
     and ledger.id_fault in (0, 5)
   group by ledger.id18
  having min(ledger.name_folded) <> max(ledger.name_folded)
),
named as (
  select ledger.id18, ledger.name_folded as name, min(ledger.borrower_name) as written
    from ledger
    join several on several.id18 = ledger.id18
   where ledger.counts
     and ledger.id_fault in (0, 5)
   group by ledger.id18, ledger.name_folded
),
-- the name of whoever carries it, or one that 姓名更正 replaced: where one of these is among the names, he bears that note
own as (
  select span.bearer as id18, coalesce(span.name_folded, span.name) as name
    from bearer_span as span
    join several on several.id18 = span.bearer
  union
  select span.bearer, person_alias.alias
    from bearer_span as span
    join several on several.id18 = span.bearer
    join person_alias on person_alias.person = span.person and person_alias.kind = 'name'
),
judged as (
  select named.id18, named.name, named.written, bool_or(own.name is not null) as is_own
    from named
    left join own on own.id18 = named.id18 and name_agrees(own.name, named.name)
   group by named.id18, named.name, named.written
),
-- two that are no variants of each other
pair as (
  select one.id18, one.written as first_name, other.written as other_name
    from judged as one
    join judged as other on other.id18 = one.id18 and other.name > one.name
   where not name_agrees(one.name, other.name)
     and not (one.is_own and other.is_own)
),
told as (
  select distinct on (pair.id18) pair.id18, pair.first_name, pair.other_name
    from pair
   order by pair.id18, pair.first_name, pair.other_name
),
-- variants count as one name
counted as (
  select named.id18, count(*)::int as name_count
    from judged as named
   where not exists (select from judged as other
                      where other.id18 = named.id18 and other.name < named.name
                        and (name_agrees(other.name, named.name) or (other.is_own and named.is_own)))
   group by named.id18
)
select told.id18                              as subject,
       told.id18                              as id_no,
       told.first_name, told.other_name, counted.name_count,
       count(*)::int                          as note_count,
       array_agg(note.id order by note.id)    as notes
  from told
  join counted on counted.id18 = told.id18
  join note on note.id18 = told.id18
 group by told.id18, told.first_name, told.other_name, counted.name_count;

-- rule:      USE-06
-- title:     用途不明
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  low
-- subject:   note
-- scope:     note
-- material:  purpose_text
-- finding:   台账登记的贷款用途{purpose_text}，未说明用于何种生产
with
-- spaces and punctuation say nothing
stated as (
  select note.household, note.id, note.amount, note.purpose,
         regexp_replace(coalesce(note.purpose, ''), '[[:space:][:punct:]　，。、；：！？（）【】“”《》…—－]+', '', 'g') as core
    from scope_note as note
)
select stated.id                              as subject,
       stated.amount                          as amount,
       case when stated.core = '' then '为空' else '仅为“' || stated.purpose || '”' end as purpose_text
  from stated
  left join word on word.list = 'purpose_empty' and word.word = stated.core
 where stated.core = ''
    or word.word is not null;

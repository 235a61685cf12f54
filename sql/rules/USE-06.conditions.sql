-- What USE-06 asks of note $1.
select 1 as place, '用途为空，或仅有说明不了用途的词' as condition, coalesce(note.purpose, '未填') as value,
       '去掉空格、标点后为空，或是词表中的词' as threshold,
       stated.core = '' or exists (select from word where word.list = 'purpose_empty' and word.word = stated.core) as holds,
       '已写明用途' as gap
  from note
  cross join lateral (
    select regexp_replace(coalesce(note.purpose, ''), '[[:space:][:punct:]　，。、；：！？（）【】“”《》…—－]+', '', 'g') as core) as stated
 where note.id = $1;

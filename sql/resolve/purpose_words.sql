-- The dictionary by which purposes are judged; an exception has no category.
select word.word,
       case when word.list = 'purpose_forbidden' then word.category end as category
  from word
 where word.list in ('purpose_forbidden', 'purpose_exception')
 order by word.word, word.list;

-- The dictionary by which purposes are judged, as set up last; an exception has no category.
select word.word,
       case when word.list = 'purpose_forbidden' then word.category end as category
  from archive.setup_word as word
 where word.setup = (select max(setup.known) from archive.setup as setup)
   and word.list in ('purpose_forbidden', 'purpose_exception')
 order by word.word, word.list;

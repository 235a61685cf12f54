-- A row where purpose $1 is blank or one word that says nothing, but for spaces and punctuation (as in USE-06).
select
  from (select regexp_replace($1::text, '[[:space:][:punct:]　，。、；：！？（）【】“”《》…—－]+', '', 'g') as core) as stated
 where stated.core = ''
    or exists (select from archive.setup_word as word
                where word.setup = (select max(setup.known) from archive.setup as setup)
                  and word.list = 'purpose_empty' and word.word = stated.core)

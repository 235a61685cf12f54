-- Figures and codes as officials read them.
create function tool.yuan(fen bigint) returns text language sql immutable parallel safe
as $$ select to_char(fen / 100.0, 'FM999,999,999,990.00') || '元' $$;

create function tool.grade_word(grade text) returns text language sql immutable parallel safe
as $$ select case grade when 'FQ01' then '正常' when 'FQ02' then '关注' when 'FQ03' then '次级' when 'FQ04' then '可疑'
                        when 'FQ05' then '损失' else grade end $$;

create function tool.guarantee_word(guarantee text) returns text language sql immutable parallel safe
as $$ select case when guarantee = 'A' then '质押' when guarantee like 'B%' then '抵押' when guarantee like 'C%' then '保证'
                  when guarantee = 'D' then '信用' when guarantee = 'E' then '组合担保' when guarantee = 'Z' then '其他'
                  else guarantee end $$;

-- What a number's fault (base/id_number.h) means.
create function tool.id_fault_word(fault int) returns text language sql immutable parallel safe
as $$ select case fault when 0 then '有效' when 2 then '位数不对' when 3 then '含有不应有的字符' when 4 then '出生日期不存在'
                        when 5 then '校验码不符' else '无法识别' end $$;

-- How many days lie from one day to another, in words: "早3天", "晚3天", "同日".
create function tool.days_apart(of_day date, from_day date) returns text language sql immutable parallel safe
as $$ select case when of_day < from_day then '早' || from_day - of_day || '天' when of_day > from_day then '晚' || of_day - from_day || '天'
                  else '同日' end $$;

-- Conditions of rules are asked by the reader: he sees who belongs to a note's household, in worlds made before, too.
do $$
begin
  if to_regclass('world_now.note_home') is not null then
    grant select on world_now.note_home to fupin_reports, fupin_reader;
  end if;
end $$;

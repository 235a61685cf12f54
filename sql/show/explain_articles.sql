-- The gist of the articles that a basis ("a; b") cites.
select article.cite, article.gist
  from unnest(string_to_array($1::text, '; ')) with ordinality as cited (cite, place)
  join archive.article as article on article.cite = cited.cite
 order by cited.place;

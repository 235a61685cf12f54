-- Parameter $1 is $2 in the world on the search_path, whatever the day.
update param set value = $2::text where name = $1::text;

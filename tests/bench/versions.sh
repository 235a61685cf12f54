#!/bin/sh
# What 36 months of change cost in storage: a roster and ledgers of a prefecture, of which 4 % of the keys change each month.
# Prints size and rows of the two version tables, as multiples of those after the first month.
# MONTHS, SHARE and HOUSEHOLDS for others.
set -eu
months=${MONTHS:-36}
share=${SHARE:-0.04}
households=${HOUSEHOLDS:-88733}
. tests/bench/common.sh

# The last day of the month that is $1 after the first.
month_end() { date -u -d "2017-10-01 +$(($1 + 1)) month -1 day" +"$2"; }

sizes() {
    ask -F ' ' -c "
        select rows.name, rows.count, pg_total_relation_size(rows.name::regclass), pg_table_size(rows.name::regclass)
          from (select 'store.person_version' as name, count(*) from store.person_version
                union all select 'store.note_version', count(*) from store.note_version) as rows order by rows.name desc"
}

build/simulate "$folder/feeds" --seed 25 --households "$households" --from 2017-10 --to 2017-10 --feeds roster,loan --plain >/dev/null
find "$folder/feeds" -name '*.csv' -exec mv {} "$folder/" \;
rm -rf "$folder/feeds"
start_home
for month in $(seq 0 $((months - 1))); do
    day=$(month_end "$month" %Y%m%d)
    for file in "$folder"/*_????????.csv; do
        [ "$month" -gt 0 ] || break
        case $file in */roster_*) column=phone ;; *) column=balance ;; esac
        awk -v seed="$month" -v share="$share" -v column=$column -f tests/bench/change.awk "$file" >"${file%_*}_$day.csv"
        rm "$file"
    done
    fupin load --date "$(date -u -d "$(month_end "$month" %F) +5 day" +%F)" "$folder"/*_????????.csv
    [ "$month" -gt 0 ] || sizes >"$folder/first"
done
ask -F ' ' -c "select verdict, count(*) from archive.file group by verdict" | sed 's/^/files /'
ask -c "select 'of 36 loads, seconds: ' || round(sum(extract(epoch from ended_at - started_at))::numeric, 1) from archive.step" | sed "s/36/$months/"
sizes | paste -d ' ' "$folder/first" - | awk '{
    printf "%s: after 1 month %d rows, %.1f MB (%.1f with indexes); after the last %d rows, %.1f MB (%.1f)\n", $1, $2, $4 / 1e6, $3 / 1e6, $6, $8 / 1e6, $7 / 1e6
    printf "    rows %.2fx, table %.2fx, with indexes %.2fx\n", $6 / $2, $8 / $4, $7 / $3 }'
ask -F ' ' -c "select indexrelname, pg_relation_size(indexrelid) / 1000000 || ' MB' from pg_stat_user_indexes
                where schemaname = 'store' and relname in ('person_version', 'note_version') order by 1"

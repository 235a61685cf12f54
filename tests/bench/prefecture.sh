#!/bin/sh
# A full prefecture from files to workbooks: six months, each night and each month end; time by step and peak memory.
set -eu
folder=$(mktemp -d "${TMPDIR:-/tmp}/fupin-bench-XXXXXX")
chmod 755 "$folder"
feeds=roster,roster_change,loan,plan,duty # what the program reads
trap 'build/fupin --home "$folder/home" --quiet stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
build/simulate "$folder/feeds" --seed 25 --households 88733 --from 2017-10 --to 2018-03 --feeds "$feeds" | head -2
fupin() { /usr/bin/time -a -o "$folder/time" -f '%M %e' build/fupin --home "$folder/home" --quiet "$@" >/dev/null || [ $? -eq 3 ]; }
fupin init
build/fupin --home "$folder/home" start >/dev/null
begun=$(date +%s.%N)
for day in "$folder"/feeds/20??-??-??; do
    date=$(basename "$day")
    find "$day" -type f -exec cp {} "$folder/home/inbox/" \;
    find "$folder/home/inbox" -type f -exec touch -d '1 hour ago' {} +
    fupin nightly --date "$date"
    case $date in
    *-10) before=$(date -d "$date -1 month" +%Y-%m)
          report=$(date +%s.%N)
          fupin report "$before"
          echo "report $before: $(echo "$(date +%s.%N) - $report" | bc) s" ;;
    esac
done
echo "all nights and reports: $(echo "$(date +%s.%N) - $begun" | bc) s"
sort -n "$folder/time" | tail -1 | awk '{ print "peak memory of the program: " $1 / 1024 " MB" }'
build/fupin --home "$folder/home" sql "
select step.step, count(*) as nights, round(sum(extract(epoch from ended_at - step.started_at))::numeric, 2) as seconds,
       round(max(extract(epoch from ended_at - step.started_at))::numeric, 2) as longest
  from archive.step as step group by step.step order by min(step.ordinal)"
du -sh "$folder/home/out" | cut -f1

#!/bin/sh
# A first roster load of 25 prefectures against psql \copy of the same rows, as UTF-8 CSV, into a bare logged table of text.
# Both in the same cluster, in turn, RUNS times (3); medians.  HOUSEHOLDS for another size.  Then the roster of the next day, in which
# 1 % of the rows changed: the step "load" of that night.
set -eu
runs=${RUNS:-3}
households=${HOUSEHOLDS:-2218325}
folder=$(mktemp -d "${TMPDIR:-/tmp}/fupin-bench-XXXXXX")
chmod 755 "$folder"
trap 'for h in "$folder"/home*; do build/fupin --home "$h" --quiet stop >/dev/null 2>&1 || true; done; rm -rf "$folder"' EXIT
build/simulate "$folder/feeds" --seed 25 --households "$households" --from 2017-10 --to 2017-10 --feeds roster --plain | head -2
csv=$(find "$folder/feeds" -name 'roster_FPB_*.csv')
ls -l "$csv" | awk '{ print "CSV: " $5 / 1e6 " MB" }'
mkdir "$folder/next"
next=$folder/next/roster_FPB_20171105.csv
awk -v seed=1 -v share=0.01 -v column=phone -f tests/bench/change.awk "$csv" >"$next"
columns=$(head -1 "$csv" | tr -d '\357\273\277\r' | sed 's/,/ text, /g; s/$/ text/')
for i in $(seq "$runs"); do
    home=$folder/home$i
    build/fupin --home "$home" --quiet init >/dev/null
    socket=$(build/fupin --home "$home" --json start | sed 's/.*"socket":"\([^"]*\)".*/\1/')
    psql -qX -h "$socket" -U fupin_owner -d fupin -c "create table bare ($columns)" -c checkpoint
    begun=$(date +%s.%N)
    psql -qX -h "$socket" -U fupin_owner -d fupin -c "\copy bare from '$csv' (format csv, header)"
    middle=$(date +%s.%N)
    psql -qX -h "$socket" -U fupin_owner -d fupin -c "drop table bare" -c checkpoint
    start=$(date +%s.%N)
    /usr/bin/time -a -o "$folder/memory" -f '%M' build/fupin --home "$home" --quiet load --date 2017-11-05 "$csv" >/dev/null || [ $? -eq 3 ]
    end=$(date +%s.%N)
    echo "run $i: copy $(echo "$middle - $begun" | bc) s, fupin load $(echo "$end - $start" | bc) s"
    echo "$(echo "$middle - $begun" | bc) $(echo "$end - $start" | bc)" >>"$folder/times"
    build/fupin --home "$home" sql "select step, round(extract(epoch from ended_at - started_at)::numeric, 2) as seconds from archive.step order by ordinal"
    build/fupin --home "$home" --quiet load --date 2017-11-06 "$next" >/dev/null || [ $? -eq 3 ]
    psql -qXAt -h "$socket" -U fupin_owner -d fupin -c "select round(extract(epoch from ended_at - started_at)::numeric, 2) from archive.step
        where run = (select max(run) from archive.run) and step = 'load'" >>"$folder/nexts"
    build/fupin --home "$home" --quiet stop >/dev/null
    rm -rf "$home"
done
copy=$(cut -d' ' -f1 "$folder/times" | sort -n | sed -n "$(((runs + 1) / 2))p")
load=$(cut -d' ' -f2 "$folder/times" | sort -n | sed -n "$(((runs + 1) / 2))p")
echo "median: copy $copy s, fupin load $load s, ratio $(echo "scale=2; $load / $copy" | bc)"
echo "median: loading the next day's, 1 % changed: $(sort -n "$folder/nexts" | sed -n "$(((runs + 1) / 2))p") s"
sort -n "$folder/memory" | tail -1 | awk '{ print "peak memory of the program: " $1 / 1024 " MB" }'

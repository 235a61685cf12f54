#!/bin/sh
# A night in which nothing arrived beside one in which 1 % of all rows changed, at the size of a prefecture, step by step.
# MONTHS (3) are loaded first, and one night is lived through; each kind of night RUNS times (3), medians.
set -eu
runs=${RUNS:-3}
months=${MONTHS:-3}
households=${HOUSEHOLDS:-88733}
. tests/bench/common.sh
feeds=roster,roster_change,loan,plan,duty
last=$(date -u -d "2017-10-01 +$((months - 1)) month" +%Y-%m)
build/simulate "$folder/feeds" --seed 25 --households "$households" --from 2017-10 --to "$last" --feeds "$feeds" --plain | head -2
start_home

# night KIND DATE: its seconds as a line of $folder/nights
night() {
    begun=$(now)
    fupin nightly --date "$2"
    echo "$1 $(minus "$(now)" "$begun")" >>"$folder/nights"
    ask -F ' ' -c "select '$1', step, ordinal, extract(epoch from ended_at - started_at) from archive.step
                    where run = (select max(run) from archive.run)" >>"$folder/steps"
}

for day in "$folder"/feeds/20??-??-??; do
    date=$(basename "$day")
    [ -z "$(ls "$day")" ] || fupin load --date "$date" "$day"/*
done
fupin nightly --date "$date"
echo "loaded: $(ask -c "select count(*) || ' files, ' || sum(rows) || ' rows' from archive.file")"

for run in $(seq "$runs"); do
    date=$(date -u -d "$date +1 day" +%F)
    night quiet "$date"
done

keep_last "$last"
for run in $(seq "$runs"); do
    date=$(date -u -d "$date +1 day" +%F)
    drop_changed "$run" "$date"
    night changed "$date"
done
ask -F ' ' -c "select verdict, count(*) from archive.file group by verdict" | sed 's/^/files /'
echo "median seconds    quiet  1 % changed"
for step in $(sort -k3n "$folder/steps" | awk '!seen[$2]++ { print $2 }'); do
    printf '  %-14s %8.2f %8.2f\n' "$step" "$(awk -v s="$step" '$1 == "quiet" && $2 == s { print $4 }' "$folder/steps" | median)" \
        "$(awk -v s="$step" '$1 == "changed" && $2 == s { print $4 }' "$folder/steps" | median)"
done
printf '  %-14s %8.2f %8.2f\n' 'whole command' "$(awk '$1 == "quiet" { print $2 }' "$folder/nights" | median)" \
    "$(awk '$1 == "changed" { print $2 }' "$folder/nights" | median)"

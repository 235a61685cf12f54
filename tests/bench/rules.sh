#!/bin/sh
# Ten rules over a whole world, as they stand in sql/rules, against the same ten in DuckDB over the same tables; equal row by row before
# a time counts.  Beside them the program's own step "rules" (all rules): everything from nothing, and the night after 1 % changed.
# HOUSEHOLDS (88733) and MONTHS (4) make the world; RUNS times (3), medians.  Wants npm.  FEW=yes loads the first month's and the last month's
# rosters and the last month's ledgers only, for a province.
set -eu
runs=${RUNS:-3}
months=${MONTHS:-4}
households=${HOUSEHOLDS:-88733}
. tests/bench/common.sh
(cd "$folder" && npm init -y >/dev/null && npm install --silent @duckdb/node-api >/dev/null)
last=$(date -u -d "2017-10-01 +$((months - 1)) month" +%Y-%m)
build/simulate "$folder/feeds" --seed 25 --households "$households" --from 2017-10 --to "$last" \
    --feeds roster,roster_change,loan,plan,duty --rules all --plain | head -2
if [ -n "${FEW:-}" ]; then # a ledger that was sent twice stays twice: the first may have been refused
    last_day=$(date -u -d "$last-01 +1 month -1 day" +%Y%m%d)
    find "$folder/feeds" -name 'loan_*' ! -name "*_$last_day*.csv" -delete
    find "$folder/feeds" -name 'roster_[A-Z]*' ! -name '*_20171031*.csv' ! -name "*_$last_day*.csv" -delete
fi
start_home
for day in "$folder"/feeds/20??-??-??; do
    date=$(basename "$day")
    [ -z "$(ls "$day")" ] || fupin load --date "$date" "$day"/*
done
# step NAME: its seconds in the last run
step() { ask -c "select round(extract(epoch from ended_at - started_at)::numeric, 2) from archive.step
                  where run = (select max(run) from archive.run) and step = '$1'"; }
fupin nightly --date "$date"
echo "seconds from nothing: world $(step world), resolving $(step resolve), all rules $(step rules)"

world='set search_path = world_now, tool, pg_catalog'
mkdir "$folder/peer"
mv "$folder/node_modules" "$folder/peer/"
for table in clock note person exposure ledger_date param published_rate; do
    ask -c "select '\"' || attname || '\" ' || case when atttypid = 'numeric'::regtype then 'decimal(18,6)'
                   when atttypid = 'text[]'::regtype then 'varchar' else format_type(atttypid, atttypmod) end
              from pg_attribute where attrelid = 'world_now.$table'::regclass and attnum > 0 and not attisdropped order by attnum" >"$folder/peer/$table.types"
    ask -c "$world" -c "\\copy (select * from $table) to '$folder/peer/$table.table.csv' (format csv, header, null '\\N')"
done
rules=$(sed -n 's/^-- rule: //p' tests/bench/rules_peer.sql)
for rule in $rules; do
    printf 'create temp table "found_%s" as %s\n' "$rule" "$(grep -v '^-- ' "sql/rules/$rule.sql")"
done >"$folder/ours.sql"
for run in $(seq "$runs"); do
    begun=$(now)
    { echo "$world, pg_temp;"; cat "$folder/ours.sql"; } >"$folder/run.sql"
    [ "$run" -lt "$runs" ] || for rule in $rules; do
        printf '\\copy (select subject, amount from "found_%s") to %s/%s.ours csv\n' "$rule" "$folder/peer" "$rule"
    done >>"$folder/run.sql"
    ask -v ON_ERROR_STOP=1 -f "$folder/run.sql" >/dev/null
    minus "$(now)" "$begun" >>"$folder/ours"
done
node tests/bench/rules_peer.mjs "$folder/peer" "$runs" >"$folder/theirs"
for rule in $rules; do
    LC_ALL=C sort "$folder/peer/$rule.ours" | cmp - "$folder/peer/$rule.peer" || { echo "$rule differs" >&2; exit 1; }
    printf '  %s %s\n' "$rule" "$(wc -l <"$folder/peer/$rule.peer")"
done
echo "equal row by row; seconds of ten rules, medians: PostgreSQL $(median <"$folder/ours"), DuckDB $(median <"$folder/theirs")"

keep_last "$last"
for run in $(seq "$runs"); do
    date=$(date -u -d "$date +1 day" +%F)
    drop_changed "$run" "$date"
    fupin nightly --date "$date"
    echo "$(step resolve) $(step rules)" >>"$folder/nights"
done
echo "a night with 1 % changed, medians: resolving $(cut -d' ' -f1 "$folder/nights" | median) s, all rules $(cut -d' ' -f2 "$folder/nights" | median) s"

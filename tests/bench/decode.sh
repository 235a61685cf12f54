#!/bin/sh
# From GB18030 and gzip to checked rows: fupin load --dry-run of a roster against zcat, iconv and psql \copy of the same file
# into a bare logged table of text.  Both on one core but for the server; RUNS times (3), medians, in MB of text a second.
# Dates are written as offices write them (2014年10月28日), so that at least 40 % of the bytes are Chinese.
set -eu
runs=${RUNS:-3}
households=${HOUSEHOLDS:-221832}
. tests/bench/common.sh
home=$folder/home
build/simulate "$folder/feeds" --seed 25 --households "$households" --from 2017-10 --to 2017-10 --feeds roster --plain | head -2
csv=$(find "$folder/feeds" -name 'roster_FPB_*.csv')
packed=$csv.gz
sed -E 's/([0-9]{4})-([0-9]{2})-([0-9]{2})/\1年\2月\3日/g' "$csv" | iconv -f UTF-8 -t GB18030 | tee "$folder/text" | gzip -6 >"$packed"
size=$(stat -c %s "$folder/text")
chinese=$(LC_ALL=C tr -d '\000-\177' <"$folder/text" | wc -c)
echo "text: $((size / 1000000)) MB in GB18030; Chinese (bytes of 0x80 and above): $(echo "scale=1; $chinese * 100 / $size" | bc) %"
[ $((chinese * 100)) -ge $((size * 40)) ] || { echo "less than 40 % of it is Chinese" >&2; exit 1; }
columns=$(head -1 "$csv" | tr -d '\357\273\277\r' | sed 's/,/ text, /g; s/$/ text/')
rm "$csv"
build/fupin --home "$home" --quiet init >/dev/null
socket=$(build/fupin --home "$home" --json start | sed 's/.*"socket":"\([^"]*\)".*/\1/')
for i in $(seq "$runs"); do
    psql -qX -h "$socket" -U fupin_owner -d fupin -c "create table bare ($columns)" -c checkpoint
    begun=$(date +%s.%N)
    taskset -c 0 sh -c "zcat '$packed' | iconv -f GB18030 -t UTF-8 | psql -qX -h '$socket' -U fupin_owner -d fupin -c '\\copy bare from stdin (format csv, header)'"
    middle=$(date +%s.%N)
    psql -qX -h "$socket" -U fupin_owner -d fupin -c "drop table bare" -c checkpoint
    start=$(date +%s.%N)
    taskset -c 0 build/fupin --home "$home" --quiet load --dry-run --date 2017-11-05 "$packed" >/dev/null || [ $? -eq 3 ]
    end=$(date +%s.%N)
    echo "$(echo "$middle - $begun" | bc) $(echo "$end - $start" | bc)" >>"$folder/times"
    tail -1 "$folder/times" | sed 's/^/iconv and copy, fupin (seconds): /'
done
peer=$(cut -d' ' -f1 "$folder/times" | median)
ours=$(cut -d' ' -f2 "$folder/times" | median)
echo "median: iconv and copy $(echo "scale=1; $size / 1000000 / $peer" | bc) MB/s, fupin $(echo "scale=1; $size / 1000000 / $ours" | bc) MB/s"

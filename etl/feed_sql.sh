#!/bin/sh
# Writes each feed's own statements, <feed>_<statement>.sql, into a folder: those of sql/load/each, and of snapshot or event
# as is its kind, with the words of sql/load/feeds in the place of psql's variables (:"key", :'feed', :feed).
#
#   etl/feed_sql.sh OUT
set -eu
out=$1
rm -rf "$out.aside"
mkdir -p "$out.aside"
grep -v '^#' sql/load/feeds | while read -r feed kind staged kept key; do
    for file in sql/load/each/*.sql sql/load/"$kind"/*.sql; do
        sed -e "s/:\"staged\"/$staged/g; s/:\"kept\"/$kept/g; s/:\"key\"/$key/g" \
            -e "s/:'staged'/'$staged'/g; s/:'kept'/'$kept'/g; s/:'feed'/'$feed'/g; s/:feed\>/$feed/g" "$file" >"$out.aside/${feed}_${file##*/}"
    done
done
rm -rf "$out"
mv "$out.aside" "$out"

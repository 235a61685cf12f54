#!/bin/sh
# A small prefecture from nothing to a bulletin: simulates a few months of files, lives through the nights and reports
# two month ends, in demo/ of the checkout.  Run by `make demo`; safe to repeat (it starts over).
set -eu
cd "$(dirname "$0")/.."
build=${1:-build}
home=$PWD/demo
households=${HOUSEHOLDS:-6000}
feeds=roster,roster_change,loan,plan,duty,survey,filing,npl_target,watchlist,fund_account,fund_txn,compensation,subsidy

if [ -d "$home/var" ]; then
    "$build/fupin" --home "$home" --quiet stop >/dev/null 2>&1 || true
fi
rm -rf "$home"
mkdir -p "$home"

# The configuration as shipped, but with codes for the PBoC: invented ones, of shapes that no real one has, and said to be so.
cp -R conf "$home/conf"
awk -F, -v OFS=, 'NR > 1 { n++; $5 = sprintf("91532300SHILI%05d", n); $6 = "x999"; $7 = sprintf("X99990000000%02d", n) } { print }' \
    conf/senders.csv >"$home/conf/senders.csv"
sed 's/^report:$/report:\n  pboc_remark: 机构编码均为示例，并非真实编码/' conf/fupin.yaml >"$home/conf/fupin.yaml"

echo "== 模拟 $households 户的各类报表（2017-10 至 2018-03）"
"$build/simulate" "$home/feeds" --seed 2018 --households "$households" --from 2017-10 --to 2018-03 \
    --feeds "$feeds" >"$home/simulate.txt"
tail -n 3 "$home/simulate.txt"

echo "== 建库"
"$build/fupin" --home "$home" init
"$build/fupin" --home "$home" start >/dev/null
for day in "$home"/feeds/20??-??-??; do
    date=$(basename "$day")
    find "$day" -type f -exec cp {} "$home/inbox/" \;
    find "$home/inbox" -type f -exec touch -d '1 hour ago' {} +
    # 3: something waits to be looked at, which is what the simulation is for
    "$build/fupin" --home "$home" --quiet nightly --date "$date" || [ $? -eq 3 ]
    case $date in
    2018-03-10) "$build/fupin" --home "$home" report 2018-02 ;;
    2018-04-10) "$build/fupin" --home "$home" report 2018-03 ;;
    esac
done
"$build/fupin" --home "$home" --quiet stop >/dev/null

echo
echo "== 通报及各县（市）册"
find "$home/out" -name '*.xlsx' -path '*prefecture*' | sort
echo "   另有 $(find "$home/out" -name '*.xlsx' -path '*county*' | wc -l) 册县（市）明细，及 flags.csv、figures.csv、manifest.json、SHA256SUMS："
ls -d "$home"/out/*/
echo "   人行报文（机构编码为示例）：$(find "$home/out" -path '*/pboc/*' | wc -l) 个文件，在各月的 pboc/ 中"
echo "   下一步：$build/fupin --home demo status；… flags；… explain <疑点编号>"

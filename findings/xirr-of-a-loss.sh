#!/usr/bin/env bash
# XIRR of an account that lost half in a year: two of four JavaScript libraries have no answer, three at a
# loss of 60 %.
# One would expect -49.9 % and -59.9 %: one payment in, one out, and a single solution.
# Seen: xirr 1.1.0 finds both. financejs 4.1.0 finds the first and says NaN to the second,
# @formulajs/formulajs 4.6.1 NaN to both, @webcarrot/xirr 3.0.1 gives up with an error on both. To a loss of
# 40 % all four agree.
# The worst accounts, which are looked at most, show no return; a mean that leaves them out is too good.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages xirr@1.1.0 @webcarrot/xirr@3.0.1 financejs@4.1.0 @formulajs/formulajs@4.6.1
cat >main.js <<'JS'
const days = [new Date("2024-01-01"), new Date("2025-01-01")];
const libraries = {
  xirr: (end) => require("xirr")([{ amount: -10000, when: days[0] }, { amount: end, when: days[1] }]) * 100,
  webcarrot: (end) => require("@webcarrot/xirr")
    .xirr([{ amount: -10000, date: days[0] }, { amount: end, date: days[1] }]) * 100,
  financejs: (end) => new (require("financejs"))().XIRR([-10000, end], days, 0),
  formulajs: (end) => require("@formulajs/formulajs").XIRR([-10000, end], days) * 100,
};
for (const end of [6000, 5000, 4000])
  for (const [name, xirr] of Object.entries(libraries)) {
    let answer;
    try { answer = xirr(end).toFixed(1); } catch { answer = "error"; }
    console.log(end, name, answer);
  }
JS
seen=$(node main.js)
still "$seen" '6000 xirr -39.9
6000 webcarrot -39.9
6000 financejs -39.9
6000 formulajs -39.9
5000 xirr -49.9
5000 webcarrot error
5000 financejs -49.9
5000 formulajs NaN
4000 xirr -59.9
4000 webcarrot error
4000 financejs NaN
4000 formulajs NaN' 'Of four XIRRs one answers where an account lost more than half in a year.'

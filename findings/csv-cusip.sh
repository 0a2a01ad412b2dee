#!/usr/bin/env bash
# CSV readers that guess types turn the well-formed CUSIP 12345E108 into 1.2345e+112: five of six do.
# One would expect that an identifier of nine characters with a letter stays a text.
# Seen: d3-dsv 3.0.2 (autoType), csv-parse 7.0.3 (cast), xlsx 0.18.5, csvtojson 2.0.14 and udsv 0.7.3 make a
# number of it, Papa Parse 5.7.1 (dynamicTyping) does not. A ticker TRUE, alone in its column, is a boolean
# for Papa Parse, xlsx, csvtojson and udsv.
# All CUSIPs of an issuer whose code is followed by E are affected, and no test with Apple's finds it.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages papaparse@5.7.1 d3-dsv@3.0.2 csv-parse@7.0.3 xlsx@0.18.5 csvtojson@2.0.14 udsv@0.7.3
cat >main.mjs <<'JS'
import Papa from "papaparse";
import * as d3 from "d3-dsv";
import { parse } from "csv-parse/sync";
import xlsx from "xlsx";
import csvtojson from "csvtojson";
import * as udsv from "udsv";
const csv = "ticker,cusip\nTRUE,12345E108\n";
const sheet = xlsx.read(csv, { type: "string" });
const read = {
  "papaparse": Papa.parse(csv, { header: true, dynamicTyping: true, skipEmptyLines: true }).data,
  "d3-dsv": d3.csvParse(csv, d3.autoType),
  "csv-parse": parse(csv, { columns: true, cast: true }),
  "xlsx": xlsx.utils.sheet_to_json(sheet.Sheets[sheet.SheetNames[0]]),
  "csvtojson": await csvtojson({ checkType: true }).fromString(csv),
  "udsv": udsv.initParser(udsv.inferSchema(csv)).typedObjs(csv),
};
for (const [name, [row]] of Object.entries(read)) console.log(name, JSON.stringify(row));
JS
seen=$(node main.mjs)
still "$seen" 'papaparse {"ticker":true,"cusip":"12345E108"}
d3-dsv {"ticker":"TRUE","cusip":1.2345e+112}
csv-parse {"ticker":"TRUE","cusip":1.2345e+112}
xlsx {"ticker":true,"cusip":1.2345e+112}
csvtojson {"ticker":true,"cusip":1.2345e+112}
udsv {"ticker":true,"cusip":1.2345e+112}' \
  'Five of six readers of CSV that guess types make a number of the CUSIP 12345E108.'

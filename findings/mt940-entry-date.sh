#!/usr/bin/env bash
# MT940: field 61 gives an entry date as month and day only; three libraries guess the wrong year.
# One would expect the year in which the entry date lies next to the value date of the same line.
# Seen: mt940-js 1.0.0 and mt940js 1.3.5 take the year of the value date, so that an entry of 31 December,
# valued on 2 January 2020, is of 2020-12-31. Prowide Core SRU2025-10.3.19 takes the year of the clock: read
# today, an entry of 15 June 2019 is of this year. (mt940-js also needs tslib, which it does not ask for.)
# Cash of a year's last day moves into the year to come, or a whole archive into the current one.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages mt940-js@1.0.0 mt940js@1.3.5 tslib@2.8.1
cat >main.js <<'JS'
const statement = [":20:S", ":25:DE/1", ":28C:1/1", ":60F:C191231USD1000,00", ":61:2001021231D100,00NTRFREF",
  ":86:fee", ":62F:C200102USD900,00", "-", ""].join("\r\n");
const { Parser } = require("mt940js");
console.log("mt940js", new Parser().parse(statement)[0].transactions[0].entryDate.toISOString().slice(0, 10));
require("mt940-js").read(Buffer.from(statement))
  .then(([{ transactions: [{ entryDate }] }]) => console.log("mt940-js", entryDate));
JS
cat >Main.java <<'JAVA'
class Main {
  public static void main(String[] args) {
    var line = new com.prowidesoftware.swift.model.field.Field61("1906150615D100,00NTRFREF");
    int value = line.getComponent1AsCalendar().get(java.util.Calendar.YEAR);
    int entry = line.getComponent2AsCalendar().get(java.util.Calendar.YEAR);
    System.out.println("Prowide " + value + (entry == java.time.Year.now().getValue() ? ", this year" : ", " + entry));
  }
}
JAVA
jars com.prowidesoftware:pw-swift-core:SRU2025-10.3.19
seen=$(node main.js; java Main.java 2>log)
still "$seen" 'mt940js 2020-12-31
mt940-js 2020-12-31
Prowide 2019, this year' \
  'MT940 entry dates get the year of the value date (mt940js, mt940-js) or of the clock (Prowide).'

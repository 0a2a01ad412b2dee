#!/usr/bin/env bash
# org.json 20250517: XML turned into JSON changes identifiers that look like numbers, and tickers like
# booleans.
# One would expect the text of an element to be a text: XML has no types, and the same library's CSV reader
# (CDL) keeps it so.
# Seen: the well-formed CUSIP 12345E108 is 1.2345E+112, the ticker TRUE is true, the price 178.10 is 178.1.
# A position under such a CUSIP cannot be found again.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
class Main {
  public static void main(String[] args) {
    var trade = org.json.XML.toJSONObject(
        "<trade><cusip>12345E108</cusip><ticker>TRUE</ticker><price>178.10</price></trade>").getJSONObject("trade");
    for (var name : new String[] {"cusip", "ticker", "price"})
      System.out.println(name + " " + org.json.JSONObject.valueToString(trade.get(name)));
    System.out.println(org.json.CDL.toJSONArray("cusip,ticker\n12345E108,TRUE\n").getJSONObject(0).get("cusip"));
  }
}
JAVA
jars org.json:json:20250517
seen=$(java Main.java)
still "$seen" 'cusip 1.2345E+112
ticker true
price 178.1
12345E108' 'XML.toJSONObject of org.json 20250517 reads a CUSIP as a number and a ticker as a boolean.'

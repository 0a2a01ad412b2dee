#!/usr/bin/env bash
# Intl.NumberFormat of Node 20 (ICU's data) and the JDK 17: how many decimals has a forint?
# One would expect the digits of ISO 4217 from both: 2 for HUF, IDR, PKR, COP; 3 for IQD.
# Seen: by default JavaScript shows all five without decimals, the JDK knows them as ISO 4217 says.
# 0.75 forints are "HUF 1" on the page, and the page's sum is not that of its lines.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
class Main {
  public static void main(String[] codes) {
    for (var code : codes)
      System.out.println(code + " JDK " + java.util.Currency.getInstance(code).getDefaultFractionDigits());
  }
}
JAVA
seen=$(
  java Main.java HUF IDR PKR COP IQD KWD
  node -e '
for (const currency of process.argv.slice(1)) {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  console.log(currency, "Intl", format.resolvedOptions().maximumFractionDigits);
}' HUF IDR PKR COP IQD KWD
)
still "$seen" 'HUF JDK 2
IDR JDK 2
PKR JDK 2
COP JDK 2
IQD JDK 3
KWD JDK 3
HUF Intl 0
IDR Intl 0
PKR Intl 0
COP Intl 0
IQD Intl 0
KWD Intl 3' \
  'Intl.NumberFormat of Node 20 shows no decimals for HUF, IDR, PKR, COP and IQD; the JDK has 2 or 3.'

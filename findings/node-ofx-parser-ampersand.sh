#!/usr/bin/env bash
# node-ofx-parser 0.5.1: AT&T arrives as AT&amp;amp;amp;T.
# One would expect the text of NAME without its escapes, or at least as it stands in the file: AT&amp;T.
# Seen: the parser turns the SGML of OFX 1 into XML by escaping, three times, and reads that once less.
# ofx-js 1.1.1 gives AT&T. Whoever matches bookings by the payee's name finds no AT&T, no S&P, no M&T.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages node-ofx-parser@0.5.1 ofx-js@1.1.1
cat >main.js <<'JS'
const file = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261130
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261124<TRNAMT>1.00<FITID>1<NAME>AT&amp;T</STMTTRN></BANKTRANLIST>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
const name = (parsed) => parsed.OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS.BANKTRANLIST.STMTTRN.NAME;
console.log("node-ofx-parser", name(require("node-ofx-parser").parse(file)));
require("ofx-js").parse(file).then((parsed) => console.log("ofx-js", name(parsed)));
JS
seen=$(node main.js)
still "$seen" $'node-ofx-parser AT&amp;amp;amp;T\nofx-js AT&T' \
  'node-ofx-parser 0.5.1 reads AT&amp;T as AT&amp;amp;amp;T.'

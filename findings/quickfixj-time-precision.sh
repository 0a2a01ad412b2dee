#!/usr/bin/env bash
# QuickFIX/J 2.3.2: a time that is read to the nanosecond is written to the millisecond, or to the second.
# One would expect that what is taken from one message and put into another stays the same.
# Seen: TransactTime 20261124-15:04:05.123456789 is read whole and set as ...05.123; setUtcTimeOnly writes
# 15:04:05 where it was given 15:04:05.123456. Another precision has to be asked for at each call.
# Drop copies lose the microseconds that a venue's rules ask for, and two fills get the same time.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import quickfix.field.TransactTime;
import quickfix.fix44.ExecutionReport;

class Main {
  public static void main(String[] args) throws Exception {
    var came = new ExecutionReport();
    came.setString(60, "20261124-15:04:05.123456789");
    came.setString(273, "15:04:05.123456");
    var copy = new ExecutionReport();
    var time = came.get(new TransactTime()).getValue();
    copy.set(new TransactTime(time));
    copy.setUtcTimeOnly(273, came.getUtcTimeOnly(273));
    System.out.println("read " + time + " " + came.getUtcTimeOnly(273));
    System.out.println("written " + copy.getString(60) + " " + copy.getString(273));
  }
}
JAVA
jars org.quickfixj:quickfixj-core:2.3.2 org.quickfixj:quickfixj-messages-fix44:2.3.2 org.slf4j:slf4j-nop:2.0.17
seen=$(java Main.java)
still "$seen" 'read 2026-11-24T15:04:05.123456789 15:04:05.123456
written 20261124-15:04:05.123 15:04:05' \
  'QuickFIX/J 2.3.2 reads nanoseconds and writes milliseconds, or seconds, unless told otherwise.'

#!/usr/bin/env bash
# Cassandra 5.0.9 does not start on JDK 24 or newer.
# One would expect a refusal that names the supported versions, 11 and 17.
# Seen, on JDK 25: an UnsupportedOperationException, since these JDKs have no security manager and no policy
# any more, and the process ends. Needs such a JDK: JAVA_25 names its java command; without one this finding
# is skipped.
# A machine whose default JDK was renewed has no journal after its next restart.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/cassandra.bash"

java=${JAVA_25:-$(ls /usr/lib/jvm/*25*/bin/java 2>/dev/null | head -n 1)}
[ -x "$java" ] || { echo 'SKIPPED: no JDK 25 here; JAVA_25 names its java command.'; exit 0; }
start_cassandra "$java"
for _ in $(seq 120); do kill -0 "${children[0]}" 2>/dev/null || break; sleep 1; done
seen=$(grep -o 'UnsupportedOperationException: .*' cassandra.log | sort -u)
kill -0 "${children[0]}" 2>/dev/null && seen+=' (still running)'
still "$seen" 'UnsupportedOperationException: Setting a system-wide Policy object is not supported' \
  'Cassandra 5.0.9 ends at once on JDK 25, since it sets a security policy.'

#!/usr/bin/env bash
# Cassandra 5.0.9: killing its process, with the machine up, loses writes that it has acknowledged.
# One would expect that the commit log, a file that is mapped into memory, has whatever was written to it when the process
# dies: the operating system still has those pages; with commitlog_sync periodic, the default, only a machine that fails
# should lose up to the period.
# Seen: sixteen threads write rows, each acknowledged, and the process is killed (SIGKILL). After the restart the
# last ones are missing: the log is read up to its last marker alone, and markers are written every 100 ms or so.
# Whoever keeps books with one replica, or kills all replicas at once, has holes after what looks like a harmless restart.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/cassandra.bash"

cat >Main.java <<'JAVA'
import com.datastax.oss.driver.api.core.*;
import java.net.InetSocketAddress;
import java.nio.file.*;
import java.util.concurrent.atomic.AtomicLong;

class Main {
  static CqlSession connect(int port) throws Exception {
    for (int attempt = 1; ; attempt++)
      try {
        return CqlSession.builder().addContactPoint(new InetSocketAddress("127.0.0.1", port))
            .withLocalDatacenter("datacenter1").build();
      } catch (AllNodesFailedException e) {
        if (attempt == 90) throw e;
        Thread.sleep(1000);
      }
  }

  public static void main(String[] args) throws Exception {
    try (var session = connect(Integer.parseInt(args[1]))) {
      if (args[0].equals("read")) {
        long acknowledged = Long.parseLong(Files.readString(Path.of("acknowledged")));
        long there = session.execute("select count(*) from k.t where p = 1").one().getLong(0);
        System.err.println(acknowledged + " acknowledged, " + there + " there");
        System.out.println("acknowledged more than a thousand: " + (acknowledged > 1000));
        System.out.println("all of them there: " + (there >= acknowledged));
        return;
      }
      session.execute("create keyspace k with replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
      session.execute("create table k.t (p int, c bigint, primary key (p, c))");
      var insert = session.prepare("insert into k.t (p, c) values (1, ?)");
      var numbers = new AtomicLong();
      var written = new AtomicLong();
      var writers = new java.util.ArrayList<Thread>();
      for (int i = 0; i < 16; i++) writers.add(new Thread(() -> {
        try {
          while (true) {
            session.execute(insert.bind(numbers.incrementAndGet()));
            if (written.incrementAndGet() == 3000) Files.writeString(Path.of("ready"), "");
          }
        } catch (Exception killed) {
          // The server is gone.
        }
      }));
      writers.forEach(Thread::start);
      for (var writer : writers) writer.join();
      Files.writeString(Path.of("acknowledged"), "" + written);
      System.exit(0);
    }
  }
}
JAVA
start_cassandra
server=${children[-1]}
jars org.apache.cassandra:java-driver-core:4.19.0 org.slf4j:slf4j-nop:1.7.36
java Main.java write "$cql" 2>write.log &
writer=$!
children+=($writer)
for _ in $(seq 180); do [ -f ready ] && break; sleep 1; done
sleep 2
kill -9 "$server"
wait "$writer" || true
start_cassandra
jars org.apache.cassandra:java-driver-core:4.19.0 org.slf4j:slf4j-nop:1.7.36
seen=$(java Main.java read "$cql" 2>read.log)
cat read.log >&2
still "$seen" 'acknowledged more than a thousand: true
all of them there: false' \
  'Cassandra 5.0.9 loses acknowledged writes where its process is killed, with commitlog_sync periodic as by default.'

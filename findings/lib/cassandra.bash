# Sourced by the findings about Cassandra 5.0.9, beside folder.bash.

# start_cassandra [JAVA]: starts a node on this machine's loopback, on port $cql; its log is cassandra.log.
start_cassandra() {
  cql=$(shuf -i 20000-29000 -n 1)
  cat >cassandra.yaml <<YAML
cluster_name: finding
num_tokens: 1
initial_token: "0"
partitioner: org.apache.cassandra.dht.Murmur3Partitioner
auto_bootstrap: false
listen_address: 127.0.0.1
rpc_address: 127.0.0.1
storage_port: $((cql + 1))
native_transport_port: $cql
endpoint_snitch: SimpleSnitch
seed_provider:
  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
    parameters: [{seeds: "127.0.0.1:$((cql + 1))"}]
commitlog_sync: periodic
commitlog_sync_period: 1000ms
YAML
  jars org.apache.cassandra:cassandra-all:5.0.9
  local options=() name
  for name in base/jdk.internal.misc base/jdk.internal.ref management.rmi/com.sun.jmx.remote.internal.rmi \
    rmi/sun.rmi.registry rmi/sun.rmi.server sql/java.sql base/java.lang.ref; do
    options+=("--add-exports=java.$name=ALL-UNNAMED")
  done
  for name in java.lang java.lang.module java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
    java.util.concurrent.atomic sun.nio.ch jdk.internal.loader jdk.internal.ref jdk.internal.reflect \
    jdk.internal.math jdk.internal.module jdk.internal.util.jar; do
    options+=("--add-opens=java.base/$name=ALL-UNNAMED")
  done
  "${1:-java}" -Xmx512m -javaagent:"$(tr : '\n' <<<"$CLASSPATH" | grep /jamm-)" \
    -Djdk.attach.allowAttachSelf=true -Dcassandra.config="file:$place/cassandra.yaml" \
    -Dcassandra.storagedir="$place/data" -Dcassandra-foreground=yes \
    -Dcassandra.skip_wait_for_gossip_to_settle=0 -Dcassandra.ring_delay_ms=100 "${options[@]}" \
    --add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED \
    --add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED \
    org.apache.cassandra.service.CassandraDaemon >cassandra.log 2>&1 &
  children+=($!)
}

# ask_cassandra: runs each line of its input as CQL in the keyspace k, and prints the rows.
ask_cassandra() {
  jars org.apache.cassandra:java-driver-core:4.19.0 org.slf4j:slf4j-nop:1.7.36
  cat >Cql.java <<'JAVA'
import com.datastax.oss.driver.api.core.*;
import com.datastax.oss.driver.api.core.config.*;
import java.net.InetSocketAddress;
import java.time.Duration;

class Cql {
  public static void main(String[] args) throws Exception {
    var settings = DriverConfigLoader.programmaticBuilder()
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20)).build();
    var address = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
    for (int attempt = 1; ; attempt++)
      try (var session = CqlSession.builder().addContactPoint(address).withLocalDatacenter("datacenter1")
          .withConfigLoader(settings).build()) {
        session.execute("create keyspace k with replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute("use k");
        for (var line : new String(System.in.readAllBytes()).lines().toList())
          for (var row : session.execute(line)) System.out.println(row.getFormattedContents());
        return;
      } catch (AllNodesFailedException e) {
        if (attempt == 90) throw e;
        Thread.sleep(1000);
      }
  }
}
JAVA
  java Cql.java "$cql" 2>cql.log
}

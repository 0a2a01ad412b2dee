#!/usr/bin/env bash
# akka-persistence-cassandra 1.1.1: Cleanup.deleteEventsTo answers Done and has deleted nothing.
# One would expect Done to mean deleted, or an answer that says what would be deleted.
# Seen: dry-run is on by default, which only the log tells: both events are recovered after Done. With
# dry-run off they are gone; and as the number asked for, 100, lies beyond the last event, 2, the next one
# is number 101.
# Space is not freed, and data that had to be erased stays; a bound that is too high tears a hole into the
# numbers.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/cassandra.bash"

cat >Main.java <<'JAVA'
import akka.actor.*;
import akka.persistence.*;
import akka.persistence.cassandra.cleanup.*;
import com.typesafe.config.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

class Main {
  static final BlockingQueue<List<String>> RECOVERED = new LinkedBlockingQueue<>();
  static final BlockingQueue<String> WRITTEN = new LinkedBlockingQueue<>();

  static class Ledger extends AbstractPersistentActor {
    private final List<String> events = new ArrayList<>();

    @Override public String persistenceId() { return "ledger"; }

    @Override public Receive createReceiveRecover() {
      return receiveBuilder().match(String.class, events::add)
          .match(RecoveryCompleted.class, done -> {
            events.add("last number " + lastSequenceNr());
            RECOVERED.add(List.copyOf(events));
          }).build();
    }

    @Override public Receive createReceive() {
      return receiveBuilder().match(String.class, event -> persist(event, WRITTEN::add)).build();
    }
  }

  static void restart(ActorSystem system, String when, String... events) throws Exception {
    var ledger = system.actorOf(Props.create(Ledger.class, Ledger::new));
    System.out.println(when + ": recovered " + RECOVERED.poll(60, TimeUnit.SECONDS));
    for (var event : events) {
      ledger.tell(event, ActorRef.noSender());
      WRITTEN.poll(60, TimeUnit.SECONDS);
    }
    akka.pattern.Patterns.gracefulStop(ledger, Duration.ofSeconds(30)).toCompletableFuture().get();
  }

  static Object await(scala.concurrent.Future<?> answer) throws Exception {
    return scala.concurrent.Await.result(answer, scala.concurrent.duration.Duration.create(60, "seconds"));
  }

  public static void main(String[] args) throws Exception {
    var config = ConfigFactory.parseString("""
        akka.loglevel = off
        akka.persistence.journal.plugin = akka.persistence.cassandra.journal
        akka.persistence.cassandra.journal { keyspace-autocreate = true, tables-autocreate = true }
        akka.persistence.cassandra.events-by-tag.enabled = off
        datastax-java-driver.basic.contact-points = ["127.0.0.1:%s"]
        datastax-java-driver.basic.load-balancing-policy.local-datacenter = datacenter1
        datastax-java-driver.basic.request.timeout = 20 s
        """.formatted(args[0])).withFallback(ConfigFactory.load());
    var system = ActorSystem.create("finding", config);
    restart(system, "at first", "buy 1", "buy 2");
    System.out.println(await(new Cleanup(system).deleteEventsTo("ledger", 2)));
    restart(system, "after the default");
    var wet = ConfigFactory.parseString("dry-run = off")
        .withFallback(config.getConfig("akka.persistence.cassandra.cleanup"));
    System.out.println(await(new Cleanup(system, new CleanupSettings(wet)).deleteEventsTo("ledger", 100)));
    restart(system, "after 100", "buy 3", "buy 4");
    restart(system, "after two more");
    system.terminate();
  }
}
JAVA
start_cassandra
ask_cassandra <<<'select release_version from system.local' >started
jars com.typesafe.akka:akka-persistence-cassandra_2.13:1.1.1 com.typesafe.akka:akka-persistence_2.13:2.8.5 \
  com.typesafe.akka:akka-persistence-query_2.13:2.8.5 com.typesafe.akka:akka-cluster-tools_2.13:2.8.5 \
  com.typesafe.akka:akka-stream_2.13:2.8.5 com.typesafe.akka:akka-coordination_2.13:2.8.5 org.slf4j:slf4j-nop:1.7.36
seen=$(java Main.java "$cql" 2>log)
still "$seen" 'at first: recovered [last number 0]
Done
after the default: recovered [buy 1, buy 2, last number 2]
Done
after 100: recovered [last number 100]
after two more: recovered [buy 3, buy 4, last number 102]' \
  'Cleanup of akka-persistence-cassandra 1.1.1 answers Done to a dry run, which is its default.'

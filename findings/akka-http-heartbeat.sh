#!/usr/bin/env bash
# Akka HTTP 10.5.3: its heartbeat is an event, and a browser's listener gets it.
# One would expect a heartbeat of Server-Sent Events to be a comment (a line that begins with a colon),
# which clients skip.
# Seen: ServerSentEvent.heartbeat() is written as "data:" and an empty line, which is an event with empty
# data: npm's eventsource 4.1.0, as any that follows the WHATWG's rules, hands it to onmessage.
# A page that parses each event as JSON fails at the first quiet moment.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import akka.actor.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.marshalling.sse.EventStreamMarshalling;
import akka.http.javadsl.model.sse.ServerSentEvent;
import akka.http.javadsl.server.Directives;
import akka.stream.javadsl.Source;
import java.util.List;

class Main {
  public static void main(String[] args) throws Exception {
    var system = ActorSystem.create();
    var events = Source.from(List.of(ServerSentEvent.heartbeat(), ServerSentEvent.create("trade")));
    var route = Directives.completeOK(events, EventStreamMarshalling.toEventStream());
    var bound = Http.get(system).newServerAt("127.0.0.1", 0).bind(route).toCompletableFuture().get();
    System.out.println("http://127.0.0.1:" + bound.localAddress().getPort());
  }
}
JAVA
jars com.typesafe.akka:akka-http_2.13:10.5.3 com.typesafe.akka:akka-stream_2.13:2.8.5 org.slf4j:slf4j-nop:1.7.36
packages eventsource@4.1.0
java Main.java >address 2>log &
children+=($!)
for _ in $(seq 300); do [ -s address ] && break; sleep 0.2; done
cat >main.mjs <<'JS'
import { EventSource } from "eventsource";
const address = process.argv[2];
console.log(JSON.stringify(await (await fetch(address, { headers: { accept: "text/event-stream" } })).text()));
const source = new EventSource(address);
const got = [];
source.onmessage = ({ data }) => {
  got.push(data);
  if (got.length === 2) {
    console.log(JSON.stringify(got));
    source.close();
  }
};
JS
seen=$(timeout 60 node main.mjs "$(cat address)")
still "$seen" '"data:\n\ndata:trade\n\n"
["","trade"]' "Akka HTTP 10.5.3's heartbeat reaches an EventSource's listener as an event with empty data."

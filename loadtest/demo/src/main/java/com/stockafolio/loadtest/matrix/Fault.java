package com.stockafolio.loadtest.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done to the system in one round.
 *
 * @param kind what is done
 * @param server to which server, by the role of its process; empty where it is not done to one
 * @param seconds how long it is held; 0 where that is up to what was killed
 */
record Fault(Kind kind, String server, int seconds) {

  /** What can be done. */
  enum Kind {
    /** One node is killed, and started again once the others serve all ledgers. */
    KILL_NODE,
    /** All nodes are killed at once and started again at once. */
    KILL_ALL,
    /** One node is held for longer than the others wait for it; then it wakes. */
    PAUSE_NODE,
    /** A server is held, and goes on. */
    PAUSE,
    /** A server is killed and started again at once. */
    KILL,
    /** More trades come than can be booked. */
    OVERLOAD
  }

  private static final List<String> SERVERS = List.of("cassandra", "kafka", "s3");

  /** Beyond the failure detector and the time in which the others agree that it is gone. */
  private static final int NODE_PAUSE_SECONDS = 25;

  /** The name in the table, such as {@code pause-kafka-5}. */
  String name() {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return name
        + (server.isEmpty() ? "" : "-" + server)
        + (seconds > 0 && kind != Kind.PAUSE_NODE ? "-" + seconds : "");
  }

  /**
   * All faults in the order of the table.
   *
   * @param pauses seconds for which servers are held
   * @param overloadSeconds length of the overload; 0 for none
   */
  static List<Fault> all(List<Integer> pauses, int overloadSeconds) {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Fault(Kind.KILL_NODE, "", 0));
    faults.add(new Fault(Kind.KILL_ALL, "", 0));
    faults.add(new Fault(Kind.PAUSE_NODE, "", NODE_PAUSE_SECONDS));
    for (String server : SERVERS) {
      pauses.forEach(seconds -> faults.add(new Fault(Kind.PAUSE, server, seconds)));
      faults.add(new Fault(Kind.KILL, server, 0));
    }
    if (overloadSeconds > 0) {
      faults.add(new Fault(Kind.OVERLOAD, "", overloadSeconds));
    }
    return List.copyOf(faults);
  }
}

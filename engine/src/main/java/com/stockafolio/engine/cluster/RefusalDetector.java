package com.stockafolio.engine.cluster;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import akka.event.EventStream;
import akka.remote.FailureDetector;
import akka.remote.PhiAccrualFailureDetector;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;

/**
 * Tells whether another node is there, as Akka's own detector does by the heartbeats' history, but
 * earlier where it has ended: once heartbeats are late, its port is tried. Only a process that is
 * no more refuses connections; one that is paused, starved or cut off does not, and is waited for
 * as ever. Akka makes one for each node, and asks it from several threads.
 */
public final class RefusalDetector extends PhiAccrualFailureDetector {
  private final Suspicion suspicion;
  private boolean trying;

  /**
   * Called by Akka.
   *
   * @param config {@code akka.cluster.failure-detector}, with {@code suspicious-heartbeat-pause},
   *     after which a node's port is tried
   * @param events not used: a heartbeat that is late is no news here
   */
  public RefusalDetector(Config config, EventStream events) {
    super(
        config.getDouble("threshold"),
        config.getInt("max-sample-size"),
        time(config, "min-std-deviation"),
        time(config, "suspicious-heartbeat-pause"),
        time(config, "expected-response-after"),
        Option.empty(),
        FailureDetector.defaultClock());
    Duration acceptable = config.getDuration("acceptable-heartbeat-pause");
    suspicion = new Suspicion(acceptable.minus(config.getDuration("suspicious-heartbeat-pause")));
  }

  private static FiniteDuration time(Config config, String key) {
    return FiniteDuration.create(
        config.getDuration(key, TimeUnit.MILLISECONDS), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized boolean isAvailable() {
    if (super.isAvailable()) {
      suspicion.clear();
      return true;
    }
    suspicion.late(System.nanoTime());
    tryPort();
    return !suspicion.isGone(System.nanoTime());
  }

  private void tryPort() {
    // Akka tells the address once it has made the detector.
    Address node = AddressFromURIString.parse(address());
    if (!trying && node.hasGlobalScope()) {
      trying = true;
      var unused = NodePort.refuses(node).thenAccept(this::tried);
    }
  }

  private synchronized void tried(boolean refused) {
    trying = false;
    suspicion.tried(refused);
  }
}

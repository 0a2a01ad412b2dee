package com.stockafolio.engine;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/** What Akka reads of the cluster and would take, although no node works with it. */
final class ClusterSettings {
  static final String SYSTEM = "stockafolio";

  private static final Set<String> ROLES = Set.of("engine", "ingest", "http");
  private static final String HOST = "akka.remote.artery.canonical.hostname";
  private static final String SEEDS = "akka.cluster.seed-nodes";
  private static final String EXAMPLE = "akka://" + SYSTEM + "@10.0.0.1:25520";

  private ClusterSettings() {}

  /** Refuses roles that there are not. */
  static void requireRoles(Config config) {
    List<String> roles = roles(config);
    if (roles.isEmpty() || !ROLES.containsAll(roles)) {
      throw new StartRefused(
          "akka.cluster.roles = %s must be some of engine, ingest, http".formatted(roles));
    }
  }

  static List<String> roles(Config config) {
    return new SettingsReader(config, "akka.cluster").texts("roles");
  }

  /** Whether the cluster is found by asking, not by a list of nodes. */
  static boolean bootstraps(Config config) {
    return new SettingsReader(config, "akka.cluster").texts("seed-nodes").isEmpty();
  }

  /** Refuses addresses by which nodes do not find each other. */
  static void requireSeeds(Config config) {
    String host = new SettingsReader(config, "akka.remote.artery.canonical").text("hostname");
    for (String seed : new SettingsReader(config, "akka.cluster").texts("seed-nodes")) {
      Address address = address(seed);
      if (isLoopback(host) && !isLoopback(address.getHost().orElse(""))) {
        throw new StartRefused(
            "%s = %s is not reached by the nodes of %s, which are elsewhere (%s): set it to this node's address on their network"
                .formatted(HOST, host, SEEDS, seed));
      }
    }
  }

  private static Address address(String seed) {
    Address address;
    try {
      address = AddressFromURIString.parse(seed);
    } catch (Exception noAddress) {
      // Scala throws the checked MalformedURLException without declaring it.
      throw new StartRefused(noSeed(seed), noAddress);
    }
    if (!address.system().equals(SYSTEM) || address.getHost().isEmpty()) {
      throw new StartRefused(noSeed(seed));
    }
    return address;
  }

  private static String noSeed(String seed) {
    return "%s holds %s: it must be written like %s".formatted(SEEDS, seed, EXAMPLE);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

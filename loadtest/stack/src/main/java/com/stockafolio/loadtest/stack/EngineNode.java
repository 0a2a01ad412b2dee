package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.ChildJvm;
import com.stockafolio.loadtest.process.JvmOptions;
import com.stockafolio.loadtest.process.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One engine JVM of a local system: engine, ingest and http.
 *
 * @param node its number, from 1
 * @param ports where the system listens
 * @param child the process
 */
public record EngineNode(int node, Ports ports, Child child) {

  /**
   * How to start a node.
   *
   * @param node its number, from 1 to {@value Ports#MAX_NODES}
   * @param nodes how many nodes the cluster is started with
   * @param heapMb its heap in MiB
   * @param jvmArguments further JVM arguments; a {@code -D} here wins over the stack's own
   * @param javaHome the JDK that it runs on; empty for the one of this process
   */
  public record Settings(
      int node, int nodes, int heapMb, List<String> jvmArguments, Optional<Path> javaHome) {

    /** Checks the numbers and copies the list. */
    public Settings {
      if (node < 1 || node > nodes || nodes > Ports.MAX_NODES) {
        throw new IllegalArgumentException("node " + node + " of " + nodes);
      }
      jvmArguments = List.copyOf(jvmArguments);
    }

    /** A node on the JDK of this process. */
    public Settings(int node, int nodes, int heapMb, List<String> jvmArguments) {
      this(node, nodes, heapMb, jvmArguments, Optional.empty());
    }
  }

  static ChildJvm jvm(Workspace workspace, Programs programs, Ports ports, Settings settings) {
    int node = settings.node();
    Path javaHome = settings.javaHome().orElseGet(ChildJvm::ownJavaHome);
    Path conf = workspace.root().resolve("conf");
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xms" + settings.heapMb() + "m");
    arguments.add("-Xmx" + settings.heapMb() + "m");
    arguments.addAll(JvmOptions.in(conf.resolve("node-jvm.options"), javaHome));
    arguments.add("-Dconfig.file=" + conf.resolve("local.conf"));
    if (Files.exists(conf.resolve("logback.xml"))) {
      arguments.add("-Dlogback.configurationFile=" + conf.resolve("logback.xml"));
    }
    arguments.add("-Dstockafolio.http.port=" + ports.http(node));
    arguments.add("-Dstockafolio.http.access.secret-file=" + DemoSecret.file(workspace));
    MarketKeyPair keys = MarketKeyPair.of(workspace);
    arguments.add("-Dstockafolio.market.verifying-keys=" + keys.verifying());
    arguments.add("-Dstockafolio.market.signing-key=" + keys.signing());
    arguments.add("-Dstockafolio.kafka.bootstrap-servers=" + ports.kafkaAddress());
    arguments.add("-Ddatastax-java-driver.basic.contact-points.0=" + ports.cqlAddress());
    arguments.add("-Dalpakka.s3.endpoint-url=http://127.0.0.1:" + ports.s3());
    arguments.add("-Dakka.management.http.port=" + ports.management(node));
    arguments.add("-Dakka.remote.artery.canonical.port=" + ports.remoting(node));
    arguments.addAll(seeds(ports, settings.nodes()));
    arguments.add("-Dakka.cluster.min-nr-of-members=" + settings.nodes());
    arguments.addAll(settings.jvmArguments());
    return new ChildJvm(
        "engine-" + node,
        programs.of("node").value(),
        arguments,
        "com.stockafolio.engine.Main",
        List.of(),
        Duration.ofSeconds(40),
        javaHome);
  }

  /**
   * Where a node asks for the cluster: of all nodes, since the first one, where it alone is named,
   * forms a second cluster when it is started again. It waits for the others first, some seconds.
   */
  static List<String> seeds(Ports ports, int nodes) {
    return IntStream.rangeClosed(1, nodes)
        .mapToObj(
            node ->
                "-Dakka.cluster.seed-nodes.%d=akka://stockafolio@127.0.0.1:%d"
                    .formatted(node - 1, ports.remoting(node)))
        .toList();
  }

  /** The base address of its HTTP routes; no trailing slash. */
  public String address() {
    return ports.httpAddress(node);
  }

  /** What a GET of {@code path} answers with status 200, within two seconds; else empty. */
  public Optional<String> get(String path) {
    return Probes.httpGet(address() + path, "");
  }

  /** The same, asked with a token as {@code GET /demo/token} gives it. */
  public Optional<String> get(String path, String token) {
    return Probes.httpGet(address() + path, token);
  }

  /** Whether it serves: {@code GET /health/ready} answers 200. */
  public boolean isReady() {
    return Probes.httpStatus(address() + "/health/ready") == 200;
  }
}

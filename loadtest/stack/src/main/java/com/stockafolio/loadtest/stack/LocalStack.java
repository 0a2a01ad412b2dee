package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.ChildJvm;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.StackFailure;
import com.stockafolio.loadtest.process.Workspace;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Cassandra, Kafka and the S3 server of one local system, running.
 *
 * <p>They are stopped with the {@link Children} that they were started among, or by the death of
 * this JVM. Their data stays.
 */
public final class LocalStack {

  private static final long POLL_MILLIS = 50;
  private static final Duration PROGRAM_GRACE = Duration.ofSeconds(5);
  private static final Duration SERVER_GRACE = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final Programs programs;
  private final Ports ports;
  private final Children children;
  private final List<Server> kinds;
  private final List<Child> servers;

  private LocalStack(
      Workspace workspace,
      Programs programs,
      Ports ports,
      Children children,
      List<Server> kinds,
      List<Child> servers) {
    this.workspace = workspace;
    this.programs = programs;
    this.ports = ports;
    this.children = children;
    this.kinds = kinds;
    this.servers = new CopyOnWriteArrayList<>(servers);
  }

  /**
   * Starts the servers side by side and waits until each one answers.
   *
   * @throws StackFailure if a port is in use, a server ends, or one does not answer in time
   */
  public static LocalStack start(
      Workspace workspace, Ports ports, StackSettings settings, Children children)
      throws InterruptedException {
    ports.requireFree(0);
    // In the reverse of the order in which they are to stop; also the slowest first.
    Programs programs = new Programs(workspace);
    List<Server> kinds =
        List.of(
            new CassandraServer(workspace, programs, ports, settings),
            new S3Server(workspace, programs, ports, settings),
            new KafkaServer(workspace, programs, ports, settings));
    List<Child> servers = new ArrayList<>();
    for (Server kind : kinds) {
      ChildJvm jvm = kind.jvm();
      servers.add(children.start(() -> jvm.start(workspace)));
    }
    for (int i = 0; i < kinds.size(); i++) {
      awaitAnswer(kinds.get(i), servers.get(i));
    }
    return new LocalStack(workspace, programs, ports, children, kinds, servers);
  }

  /** The servers, in the order of their start. */
  public List<Child> servers() {
    return List.copyOf(servers);
  }

  /**
   * Ends a server as {@code kill -9} does, starts it again and waits until it answers.
   *
   * @param role the name of its process, such as {@code kafka}
   * @param meanwhile done while it is down
   */
  public void restart(String role, Runnable meanwhile) throws InterruptedException {
    int at = servers.stream().map(Child::role).toList().indexOf(role);
    Child before = servers.get(at);
    before.kill();
    children.stop(before);
    meanwhile.run();
    ChildJvm jvm = kinds.get(at).jvm();
    servers.set(at, children.start(() -> jvm.start(workspace)));
    awaitAnswer(kinds.get(at), servers.get(at));
  }

  /**
   * Checks that all servers are alive.
   *
   * @throws StackFailure if one has ended, or all are being stopped
   */
  public void requireAlive() {
    children.requireOpen();
    servers.forEach(Child::requireAlive);
  }

  /** Where the programs and the data are. */
  public Workspace workspace() {
    return workspace;
  }

  /** Where the servers listen. */
  public Ports ports() {
    return ports;
  }

  /**
   * Starts an engine node; does not wait until it serves.
   *
   * @throws StackFailure if one of its ports is in use
   */
  public EngineNode startNode(EngineNode.Settings settings) {
    ports.ofNode(settings.node()).forEach(Ports.PortUse::requireFree);
    ChildJvm jvm = EngineNode.jvm(workspace, programs, ports, settings);
    Child child = children.start(() -> jvm.start(workspace));
    return new EngineNode(settings.node(), ports, child);
  }

  /**
   * Starts a program of the module {@code loadtest/simulator} that reads commands from its standard
   * input and answers on its standard output.
   *
   * @param role the name of the process and of its log
   * @param mainClass of that module
   */
  public Child startProgram(
      String role, String mainClass, List<String> jvmArguments, List<String> arguments) {
    ChildJvm jvm =
        new ChildJvm(
            role,
            programs.of("simulator").value(),
            jvmArguments,
            mainClass,
            arguments,
            PROGRAM_GRACE);
    return children.start(() -> jvm.startTalking(workspace));
  }

  /**
   * Starts a program of another module below {@code loadtest}, which ends when its standard input
   * is closed.
   *
   * @param module its directory below {@code loadtest}, such as {@code peers/kafka-streams}
   * @param role the name of the process and of its log
   * @param mainClass of that module
   * @param javaHome the JDK that it runs on; empty for the one of this process
   */
  public Child startModule(
      String module,
      String role,
      String mainClass,
      List<String> jvmArguments,
      List<String> arguments,
      Optional<Path> javaHome) {
    ChildJvm jvm =
        new ChildJvm(
            role,
            programs.of(module).value(),
            jvmArguments,
            mainClass,
            arguments,
            SERVER_GRACE,
            javaHome.orElseGet(ChildJvm::ownJavaHome));
    return children.start(() -> jvm.start(workspace));
  }

  /**
   * Starts the daily batch as {@code mvn -Pbatch} does. Its own launcher starts Spark's JVM, from
   * where the build made its classes, and ends with its exit code.
   *
   * @param wait how long it waits for the archive to reach the close
   */
  public Child startBatch(LocalDate date, int heapMb, Duration wait) {
    Path root = workspace.root();
    ChildJvm jvm =
        new ChildJvm(
            "batch",
            programs.of("simulator").value()
                + File.pathSeparator
                + root.resolve("batch/target/classes"),
            List.of(
                "-Xmx64m",
                "-Dmaven.multiModuleProjectDirectory=" + root,
                "-Ddate=" + date,
                "-Dwait=" + wait.toSeconds(),
                "-Dheap=" + heapMb + "m",
                // A day of the local stack is over before the optimising compiler pays off.
                "-Djvm=-XX:TieredStopAtLevel=1",
                "-Dstockafolio.batch.user-parts=16",
                "-Dstockafolio.market.verifying-keys.0=" + MarketKeyPair.of(workspace).verifying(),
                "-Dstockafolio.batch.work=" + workspace.directory("batch"),
                "-Dstockafolio.batch.s3.endpoint=http://127.0.0.1:" + ports.s3(),
                "-Ddatastax-java-driver.basic.contact-points.0=" + ports.cqlAddress()),
            "com.stockafolio.batch.BatchLauncher",
            List.of(),
            PROGRAM_GRACE);
    return children.start(() -> jvm.start(workspace));
  }

  private static void awaitAnswer(Server kind, Child server) throws InterruptedException {
    Instant deadline = Instant.now().plus(kind.startLimit());
    while (!kind.answers(server)) {
      if (!server.isAlive() || Instant.now().isAfter(deadline)) {
        String silence = "did not answer within " + kind.startLimit().toSeconds() + " s";
        throw new StackFailure(server.endOrSilence(silence));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}

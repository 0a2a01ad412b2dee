package com.stockafolio.loadtest.distribution;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace with an address of its own on the bridge {@code hosts}: to its processes, and
 * to those of the others, a host. It ends with the process that holds it.
 */
final class Host implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  private final Process holder;
  private final String address;

  private Host(Process holder, String address) {
    this.holder = holder;
    this.address = address;
  }

  /** Makes the bridge, with an address of this process's own. */
  static void network(String address) throws Exception {
    shell("ip link set lo up");
    shell("ip link add hosts type bridge && ip link set hosts up");
    shell("ip addr add " + address + "/24 dev hosts");
  }

  /** Makes a host; its last number names its ends of the cable. */
  static Host at(String address) throws Exception {
    Process holder = new ProcessBuilder("unshare", "-n", "sleep", "3600").start();
    Host host = new Host(holder, address);
    String cable = "h" + address.replaceFirst(".*\\.", "");
    // It has a namespace of its own once this one's devices are no longer its.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (host.run("ip link show hosts").waitFor() == 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no namespace for " + address);
      }
    }
    shell(
        "ip link add %1$s type veth peer name eth0 netns %2$d && ip link set %1$s master hosts up"
            .formatted(cable, holder.pid()));
    host.must(
        "ip link set lo up && ip addr add " + address + "/24 dev eth0 && ip link set eth0 up");
    return host;
  }

  String address() {
    return address;
  }

  /** Starts a script here; both of its outputs go to a file. */
  Process start(String script, File said) throws IOException {
    return builder(script).redirectErrorStream(true).redirectOutput(said).start();
  }

  /** Runs a script here to its end, which must be a good one. */
  void must(String script) throws Exception {
    ended(builder(script), script);
  }

  private Process run(String script) throws IOException {
    return builder(script)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private ProcessBuilder builder(String script) {
    List<String> command = new ArrayList<>(List.of("nsenter", "-n", "-t", "" + holder.pid()));
    command.addAll(List.of("sh", "-ec", script));
    return new ProcessBuilder(command);
  }

  /** Runs a script in this process's own namespaces, which must end well. */
  static void shell(String script) throws Exception {
    ended(new ProcessBuilder("sh", "-ec", script), script);
  }

  private static void ended(ProcessBuilder builder, String script) throws Exception {
    Process process = builder.inheritIO().start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("this failed: " + script);
    }
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }
}

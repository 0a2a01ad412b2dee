package com.stockafolio.loadtest.distribution;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Three hosts on which the archive is installed, by the guide's own commands, in a namespace of
 * this process's own for network and mounts. Servers run on a fourth address. Under load one node
 * is killed and another stopped, and both are replaced. Exit code 0: the checker found no
 * difference.
 */
final class ThreeHosts {
  private static final String SERVERS = "192.0.2.10";
  private static final String FIRST = "192.0.2.1";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path data;
  private final Guide guide;
  private final Issuer issuer;
  private final List<Host> hosts = new ArrayList<>();
  private final List<Process> nodes = new ArrayList<>();

  private ThreeHosts(Path data, Guide guide) throws Exception {
    this.data = data;
    this.guide = guide;
    issuer = new Issuer("https://login.example.com");
  }

  /** Takes the archive and an empty directory. */
  public static void main(String[] arguments) throws Exception {
    Path archive = Path.of(arguments[0]).toAbsolutePath();
    Path data = Path.of(arguments[1]).toAbsolutePath();
    Workspace workspace = new Workspace(Workspace.findRoot(), data);
    ThreeHosts three =
        new ThreeHosts(data, Guide.in(workspace.root().resolve("conf/OPERATING.md")));
    Children children = new Children(living -> {});
    try {
      Host.network(SERVERS);
      three.install(archive);
      LocalStack stack =
          LocalStack.start(
              workspace, Ports.standard(), StackSettings.small().reachedAt(SERVERS), children);
      three.run(stack);
    } finally {
      three.nodes.forEach(Process::destroyForcibly);
      three.hosts.forEach(Host::close);
      children.close();
    }
    System.out.println("PASSED");
    System.exit(0);
  }

  /** What is written below /opt and /etc is gone with this process's namespace. */
  private void install(Path archive) throws Exception {
    Host.shell("mount -t tmpfs tmpfs /opt && cp -a /etc /opt/etc && mount --bind /opt/etc /etc");
    Path empty = Files.createDirectory(Path.of("/opt/empty"));
    Files.createSymbolicLink(empty.resolve(archive.getFileName()), archive);
    for (String block : guide.commands("Install")) {
      Host.shell("cd " + empty + "\n" + block);
    }
    issuer.writeKeySet(Path.of("/etc/stockafolio/jwks.json"));
  }

  private void run(LocalStack stack) throws Exception {
    for (int i = 1; i <= 3; i++) {
      hosts.add(Host.at("192.0.2." + i));
      nodes.add(start(i));
    }
    Process load = load();
    replace(1, nodes.get(1).toHandle()::destroyForcibly);
    replace(2, nodes.get(2).toHandle()::destroy);
    if (!load.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || load.exitValue() != 0) {
      throw new IllegalStateException(
          "the load failed: " + Files.readString(data.resolve("load.txt")));
    }
    System.out.println(Files.readString(data.resolve("load.txt")));
    check(stack);
    stop(0);
  }

  /** Starts a node as the guide does, and waits until the guide's question is answered. */
  private Process start(int number) throws Exception {
    Host host = hosts.get(number - 1);
    environment(host);
    for (String block : guide.commands("Settings").subList(1, 2)) {
      host.must(block);
    }
    List<String> blocks = guide.commands("Start");
    Path said = data.resolve("node-" + number + "-" + nodes.size() + ".txt");
    Process node = host.start(blocks.get(0), said.toFile());
    String ready = blocks.get(1).replace(FIRST, host.address());
    Awaitility.await("node " + number + " serves")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              if (!node.isAlive()) {
                throw new IllegalStateException(Files.readString(said));
              }
              return host.start(ready, data.resolve("ready.txt").toFile()).waitFor() == 0;
            });
    return node;
  }

  /** The guide's own file, with the host's address and where the local S3 server differs. */
  private void environment(Host host) throws Exception {
    Host.shell(
        guide
            .commands("Settings")
            .get(0)
            .replace("STOCKAFOLIO_ADDRESS=" + FIRST, "STOCKAFOLIO_ADDRESS=" + host.address()));
    Path file = Path.of("/etc/stockafolio/environment");
    Files.writeString(
        file,
        Files.readString(file)
            + """
            STOCKAFOLIO_S3_ENDPOINT=http://%s:19900
            STOCKAFOLIO_S3_ACCESS_STYLE=path
            AWS_ACCESS_KEY_ID=local-identity
            AWS_SECRET_ACCESS_KEY=local-credential
            STOCKAFOLIO_REPLICAS=1
            JAVA_HOME=%s
            """
                .formatted(SERVERS, System.getProperty("java.home")));
  }

  private Process load() throws IOException {
    return new ProcessBuilder(
            "/opt/stockafolio/bin/load",
            "-Dscenario=generator",
            "-Dbootstrap=" + SERVERS + ":19092",
            "-Dusers=2000",
            "-Drate=500",
            "-Dduration=60",
            "-Ddata=" + data)
        .redirectErrorStream(true)
        .redirectOutput(data.resolve("load.txt").toFile())
        .start();
  }

  private void replace(int index, Runnable end) throws Exception {
    Process before = nodes.get(index);
    end.run();
    if (!before.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("node " + (index + 1) + " does not end");
    }
    System.out.printf("node %d ended with %d%n", index + 1, before.exitValue());
    nodes.set(index, start(index + 1));
  }

  private void stop(int index) throws Exception {
    nodes.get(index).destroy();
    if (!nodes.get(index).waitFor(60, TimeUnit.SECONDS) || nodes.get(index).exitValue() != 143) {
      throw new IllegalStateException("node " + (index + 1) + " did not end as it should");
    }
  }

  /** Has the checker fold the topic and compare each portfolio. */
  private void check(LocalStack stack) throws Exception {
    HttpServer door = door();
    Child checker =
        stack.startProgram(
            "checker",
            "com.stockafolio.loadtest.checker.Checker",
            List.of("-Xmx256m"),
            List.of(
                "--bootstrap=" + SERVERS + ":19092",
                "--http=http://127.0.0.1:" + door.getAddress().getPort(),
                "--cassandra=" + SERVERS + ":19042",
                "--data=" + data));
    checker.output().lines().forEach(System.out::println);
    if (!checker.awaitEnd(LIMIT) || checker.exitCode() != 0) {
      throw new IllegalStateException(checker.endOrSilence("does not end"));
    }
    door.stop(0);
  }

  /** The checker asks for a demo's token, which a node in production does not give. */
  private HttpServer door() throws IOException {
    HttpServer door =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.setExecutor(Executors.newCachedThreadPool());
    door.createContext("/", this::handOn);
    door.createContext("/demo/token", this::token);
    door.start();
    return door;
  }

  private void token(HttpExchange exchange) throws IOException {
    try {
      byte[] token = issuer.firm().getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, token.length);
      exchange.getResponseBody().write(token);
    } catch (java.security.GeneralSecurityException e) {
      throw new IOException(e);
    }
    exchange.close();
  }

  private void handOn(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + FIRST + ":8080" + exchange.getRequestURI()));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      exchange.sendResponseHeaders(answer.statusCode(), 0);
      answer.body().transferTo(exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }
}

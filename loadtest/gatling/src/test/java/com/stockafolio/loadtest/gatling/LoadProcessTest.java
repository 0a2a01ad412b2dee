package com.stockafolio.loadtest.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The process as it is started: what it refuses before anything is loaded. */
final class LoadProcessTest {
  private static final int LIMIT_SECONDS = 60;

  private record Ended(int code, String said) {}

  private static Ended run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Load.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), said);
  }

  @Test
  void anAddressWhereNothingListensIsRefused() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Ended ended = run("-Dscenario=watching", "-DbaseUrl=http://127.0.0.1:" + port);
    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.said)
        .startsWith("-DbaseUrl=http://127.0.0.1:" + port + " cannot be reached (")
        .contains("start a system there (mvn -Pdemo)")
        .hasLineCount(1);
  }

  @Test
  void anotherProgramIsRefused() throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
    try {
      Ended ended =
          run("-Dscenario=trading", "-DbaseUrl=http://127.0.0.1:" + other.getAddress().getPort());
      assertThat(ended.code).isEqualTo(1);
      assertThat(ended.said).contains("answers 404 to /health/ready").hasLineCount(1);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void anOptionThatCannotBeIsRefused() throws Exception {
    Ended ended = run("-Dscenario=trading", "-Drate=0");
    assertThat(ended.code).isEqualTo(64);
    assertThat(ended.said).startsWith("-Drate=0 is not a whole number").hasLineCount(1);
  }
}

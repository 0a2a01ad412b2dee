package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.EventClient;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream through nginx with the configuration that Debian ships and a bare {@code proxy_pass}.
 */
@Timeout(120)
class NginxTest {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final Path SHIPPED = Path.of("/etc/nginx/nginx.conf");
  private static final UserId USER = Booking.user(1);
  private static final int TRIES = 5;

  @TempDir Path folder;

  @Test
  void theFirstEventIsThereWithinASecondAndTradesFollow() throws Exception {
    boolean installed = Files.isExecutable(PROGRAM) && Files.isReadable(SHIPPED);
    if (!installed && !Boolean.getBoolean("nginx.required")) {
      System.out.println("NginxTest is skipped: there is no " + PROGRAM);
    }
    if (!Boolean.getBoolean("nginx.required")) {
      assumeThat(installed).isTrue();
    }
    try (HttpRig http = new HttpRig("")) {
      http.ledgers.put(Booking.ofTrades(USER, 2));
      int port = freePort();
      Process nginx = start(port, http.port());
      try {
        await("nginx").atMost(Duration.ofSeconds(20)).until(() -> answers(port));
        streams(http, port);
      } finally {
        nginx.destroy();
        assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private void streams(HttpRig http, int port) throws IOException {
    // What holds events back does so each time; a machine that is busy does not.
    Duration least = Duration.ofDays(1);
    for (int i = 0; i < TRIES; i++) {
      long from = System.nanoTime();
      try (EventClient client = opened(http, port)) {
        assertThat(client.status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(client.nextName()).isEqualTo("retry: 1000");
        assertThat(client.nextName()).isEqualTo("2 snapshot");
        Duration taken = Duration.ofNanos(System.nanoTime() - from);
        least = taken.compareTo(least) < 0 ? taken : least;
      }
    }
    assertThat(least).isLessThan(Duration.ofSeconds(1));
    try (EventClient client = opened(http, port)) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("2 snapshot");
      for (int sequence = 3; sequence < 6; sequence++) {
        http.ledgers.bookNext(USER);
        assertThat(client.nextName()).isEqualTo(sequence + " trade");
      }
      assertThat(client.next()).isEqualTo(": heartbeat");
    }
  }

  private static EventClient opened(HttpRig http, int port) throws IOException {
    return new EventClient(
        port,
        "/api/v1/portfolios/" + USER + "/events",
        "Authorization: Bearer " + http.token(USER));
  }

  private Process start(int port, int upstream) throws IOException {
    Files.createDirectories(folder.resolve("sites"));
    Files.writeString(
        folder.resolve("sites/node"),
        """
        server {
          listen 127.0.0.1:%d;
          location / { proxy_pass http://127.0.0.1:%d; }
        }
        """
            .formatted(port, upstream));
    Path configuration = Files.writeString(folder.resolve("nginx.conf"), moved());
    return new ProcessBuilder(
            PROGRAM.toString(),
            "-p",
            folder.toString(),
            "-c",
            configuration.toString(),
            "-g",
            "daemon off;")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("nginx.txt").toFile())
        .start();
  }

  /** What Debian ships, with its files in a folder of ours and without a user of its own. */
  private String moved() throws IOException {
    String temporary =
        """
        http {
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
        """
            .formatted(folder);
    return Files.readString(SHIPPED)
        .replaceAll("(?m)^user .*;$", "")
        .replaceAll("(?m)^worker_processes .*;$", "worker_processes 1;")
        .replace("include /etc/nginx/modules-enabled/*.conf;", "")
        .replace("include /etc/nginx/conf.d/*.conf;", "")
        .replace("/etc/nginx/sites-enabled/", folder + "/sites/")
        .replace("/run/nginx.pid", folder + "/nginx.pid")
        .replace("/var/log/nginx/", folder + "/")
        .replaceFirst("(?m)^http \\{$", temporary);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

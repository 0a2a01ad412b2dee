package com.stockafolio.engine.cluster;

import akka.actor.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The port by which a node is reached by the others. */
final class NodePort {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final String REFUSED = "Connection refused";

  private NodePort() {}

  /**
   * Tries to connect.
   *
   * @param node with a host and a port
   * @return whether the other machine says that no process listens there; false where a process
   *     does, paused or not, and where nobody answers in time
   */
  static CompletionStage<Boolean> refuses(Address node) {
    CompletableFuture<Boolean> refused = new CompletableFuture<>();
    Thread thread = new Thread(() -> refused.complete(isRefused(node)), "node-port");
    thread.setDaemon(true);
    thread.start();
    return refused;
  }

  private static boolean isRefused(Address node) {
    InetSocketAddress port =
        new InetSocketAddress(node.getHost().orElseThrow(), node.getPort().orElseThrow());
    try (Socket socket = new Socket()) {
      socket.connect(port, (int) TIMEOUT.toMillis());
      return false;
    } catch (ConnectException failure) {
      // A machine without a network of its own gets the same exception with other words.
      return REFUSED.equals(failure.getMessage());
    } catch (IOException unknown) {
      return false;
    }
  }
}

package com.stockafolio.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Passes connections on to a server, until it cuts them. */
public final class CuttingProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int BUFFER_BYTES = 8_192;

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final List<Socket> open = new ArrayList<>();
  private int taken;

  /** A proxy on a free port. */
  public CuttingProxy(URI server) throws IOException {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept, "proxy");
  }

  /** Where clients connect to. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Cuts all connections in the middle of what they carry; new ones are taken. */
  public synchronized void cut() {
    open.forEach(CuttingProxy::reset);
    open.clear();
  }

  /** Connections passed on until now. */
  public synchronized int taken() {
    return taken;
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It has just ended by itself.
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        pass(listener.accept());
      } catch (IOException e) {
        // The listener is closed, or the server is away: the client tries again.
      }
    }
  }

  private void pass(Socket client) throws IOException {
    Socket upstream = new Socket();
    try {
      upstream.connect(server, CONNECT_MILLIS);
    } catch (IOException e) {
      reset(client);
      throw e;
    }
    synchronized (this) {
      open.add(client);
      open.add(upstream);
      taken++;
    }
    start(() -> pump(client, upstream), "proxy-up");
    start(() -> pump(upstream, client), "proxy-down");
  }

  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One side is gone; the other goes with it.
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}

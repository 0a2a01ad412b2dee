package com.stockafolio.loadtest.sse;

import com.stockafolio.testing.CuttingProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** One library, in a process of its own, that reads one user's stream through a proxy. */
final class LibraryReader implements AutoCloseable {
  final String library;
  final UUID user;
  private final CuttingProxy proxy;
  private final Process process;
  private final Writer commands;

  /** Name, id and data of what it told. */
  private final List<String[]> told = Collections.synchronizedList(new ArrayList<>());

  /**
   * Starts it.
   *
   * @param program the command, to which library, address and token are added
   * @param log where its errors go
   */
  LibraryReader(String library, List<String> program, URI node, UUID user, String token, Path log)
      throws IOException {
    this.library = library;
    this.user = user;
    this.proxy = new CuttingProxy(node);
    List<String> command = new ArrayList<>(program);
    command.add(library);
    command.add(proxy.uri() + "/api/v1/portfolios/" + user + "/events");
    command.add(token);
    this.process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, library);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.add(line.split("\t", 3));
      }
    } catch (IOException e) {
      // It is gone, and the test waits for its next word in vain.
    }
  }

  void cut() {
    proxy.cut();
  }

  /** Connections that it has made until now. */
  int connections() {
    return proxy.taken();
  }

  /** Has it end and open its stream so often. */
  void reopen(int times) throws IOException {
    commands.write(times + "\n");
    commands.flush();
  }

  /** What it told under this name: the ids, or the data where there is none. */
  List<String> ids(String name) {
    synchronized (told) {
      return told.stream().filter(line -> line[0].equals(name)).map(line -> line[1]).toList();
    }
  }

  List<String> data(String name) {
    synchronized (told) {
      return told.stream().filter(line -> line[0].equals(name)).map(line -> line[2]).toList();
    }
  }

  /** The last sequence that it told; -1 before the first. */
  long last() {
    synchronized (told) {
      return told.stream()
          .filter(line -> line[0].equals("snapshot") || line[0].equals("trade"))
          .mapToLong(line -> Long.parseLong(line[1]))
          .reduce(-1, (before, next) -> next);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    proxy.close();
  }

  @Override
  public String toString() {
    return library + " at " + last() + ", troubles " + data("trouble");
  }
}

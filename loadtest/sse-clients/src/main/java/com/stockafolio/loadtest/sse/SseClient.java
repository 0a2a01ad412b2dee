package com.stockafolio.loadtest.sse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Reads a stream with one library and prints what it tells. Arguments: the library, the stream's
 * address, a token. A number on a line of the input has it end and open the stream so often, each
 * as soon as the node has answered the one before; the input's end ends it.
 */
public final class SseClient {
  private SseClient() {}

  /** Runs until the input ends. */
  public static void main(String[] args) throws Exception {
    Library library = library(args[0]);
    URI stream = URI.create(args[1]);
    Told told = new Told(System.out, null);
    AutoCloseable open = library.open(stream, args[2], null, told);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      for (int i = Integer.parseInt(line); i > 0; i--) {
        told.awaitAnswer();
        String lastId = told.end();
        open.close();
        told = new Told(System.out, lastId);
        open = library.open(stream, args[2], lastId, told);
      }
      told.awaitAnswer();
      System.out.println("reopened\t\t" + line);
    }
    System.exit(0);
  }

  private static Library library(String name) throws IOException {
    return switch (name) {
      case "okhttp-eventsource" -> new OkHttpEventSource();
      case "jersey" -> new JerseyEventSource();
      case "akka" -> new AkkaEventSource();
      case "spring" -> new SpringWebClient();
      default -> throw new IOException("no such library: " + name);
    };
  }
}

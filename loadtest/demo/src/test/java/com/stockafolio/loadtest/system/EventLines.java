package com.stockafolio.loadtest.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An event stream read as its lines, to its next event of a name. */
final class EventLines implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Heartbeats come more often, so a silent stream fails rather than hangs. */
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

  private final BufferedReader lines;

  private EventLines(BufferedReader lines) {
    this.lines = lines;
  }

  /** Opens a stream with a bearer token. */
  static EventLines open(String address, String token) throws IOException {
    URLConnection connection = URI.create(address).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setReadTimeout((int) SILENCE_LIMIT.toMillis());
    return new EventLines(
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)));
  }

  /** An event and its data. */
  record Event(String name, JsonNode data) {}

  /** The data of the next event of that name; others before it are passed over. */
  JsonNode awaitEvent(String name) throws IOException {
    Event event = next();
    while (!event.name().equals(name)) {
      event = next();
    }
    return event.data();
  }

  /** The next event that has data. */
  Event next() throws IOException {
    String current = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event:")) {
        current = line.substring("event:".length()).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring("data:".length())).append('\n');
      } else if (line.isEmpty()) {
        if (data.length() > 0) {
          return new Event(current, JSON.readTree(data.toString()));
        }
        current = "";
        data.setLength(0);
      }
    }
    throw new IOException("the stream ended");
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

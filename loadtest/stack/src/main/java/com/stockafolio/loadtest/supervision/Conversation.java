package com.stockafolio.loadtest.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a child JVM says on its standard output: one JSON object a line, each with a type. */
public final class Conversation {

  /** A child that runs ahead of its reader waits. */
  private static final int MOST_UNREAD = 256;

  private static final Duration EXIT_LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final Child child;
  private final Duration silenceLimit;
  private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(MOST_UNREAD);
  private Instant lastHeard = Instant.now();

  /**
   * Begins to listen.
   *
   * @param silenceLimit after which {@link #next} fails
   */
  public Conversation(Child child, Duration silenceLimit) {
    this.child = child;
    this.silenceLimit = silenceLimit;
    Thread reader = new Thread(this::read, "read-" + child.role());
    reader.setDaemon(true);
    reader.start();
  }

  /** Who speaks. */
  public Child child() {
    return child;
  }

  /**
   * The next object, if one comes within {@code limit}.
   *
   * @throws StackFailure if the child has ended, has been silent for too long, or says something
   *     else
   */
  public Optional<JsonNode> next(Duration limit) throws InterruptedException {
    Optional<String> line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      if (Duration.between(lastHeard, Instant.now()).compareTo(silenceLimit) > 0) {
        throw new StackFailure(
            child.endOrSilence("has said nothing for " + silenceLimit.toSeconds() + " s"));
      }
      return Optional.empty();
    }
    lastHeard = Instant.now();
    return Optional.of(parse(line.orElseThrow(this::ended)));
  }

  /** Waits for the exit code of a child that has said its last. */
  public int exitCode() throws InterruptedException {
    if (!child.awaitEnd(EXIT_LIMIT)) {
      throw new StackFailure(child.endOrSilence("did not end"));
    }
    return child.exitCode();
  }

  private StackFailure ended() {
    try {
      child.awaitEnd(EXIT_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new StackFailure(child.endOrSilence("closed its output"));
  }

  private JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new StackFailure(child.role() + " said what is no JSON: " + line, e);
    }
  }

  private void read() {
    try (BufferedReader output = child.output()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.put(Optional.of(line));
      }
    } catch (IOException e) {
      // Ended, as below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      lines.put(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

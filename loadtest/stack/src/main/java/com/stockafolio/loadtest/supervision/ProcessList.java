package com.stockafolio.loadtest.supervision;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of a demo, written down whenever one starts or stops: for people in {@code
 * demo-pids.json}, and beside the data for the next demo, which waits for those that still end.
 */
public final class ProcessList {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LEFTOVER_LIMIT = Duration.ofMinutes(1);
  private static final Duration SAME_START = Duration.ofSeconds(1);

  private final Path json;
  private final Path own;

  /**
   * A list in two places.
   *
   * @param json an array of {@code {"role": …, "pid": …}}, the supervisor first
   * @param own the same with start times, a line for each process
   */
  public ProcessList(Path json, Path own) {
    this.json = json;
    this.own = own;
  }

  /** A process and its part in the demo. */
  public record Entry(String role, long pid) {

    /** The entry of a child. */
    public static Entry of(Child child) {
      return new Entry(child.role(), child.pid());
    }
  }

  /** Writes this process and {@code children} down. */
  public void write(List<Entry> children) {
    ArrayNode processes = JSON.createArrayNode();
    StringJoiner lines = new StringJoiner("\n");
    add(processes, new Entry("supervisor", ProcessHandle.current().pid()));
    for (Entry child : children) {
      add(processes, child);
      startOf(child.pid())
          .ifPresent(
              start -> lines.add(child.pid() + " " + start.toEpochMilli() + " " + child.role()));
    }
    try {
      replace(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(processes) + "\n");
      replace(own, lines + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the children of a demo that was killed have noticed and ended.
   *
   * @throws StackFailure if one does not end within a minute
   */
  public void awaitLeftovers(Console console) throws InterruptedException {
    if (!Files.exists(own)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(own)) {
        if (!line.isBlank()) {
          awaitLeftover(line.split(" "), console);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitLeftover(String[] line, Console console) throws InterruptedException {
    long pid = Long.parseLong(line[0]);
    Instant started = Instant.ofEpochMilli(Long.parseLong(line[1]));
    Optional<ProcessHandle> leftover = ProcessHandle.of(pid);
    if (leftover.isEmpty() || !startedAt(pid, started)) {
      return;
    }
    String name = line[2] + " (process " + pid + ") of the last run";
    console.line("waiting for " + name + " to end");
    try {
      leftover.get().onExit().get(LEFTOVER_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new StackFailure(name + " is still running: stop it", e);
    } catch (ExecutionException e) {
      throw new StackFailure("cannot wait for " + name, e);
    }
  }

  /** A process id is used again; its start tells one process from the next. */
  private static boolean startedAt(long pid, Instant started) {
    return startOf(pid)
        .map(start -> Duration.between(start, started).abs().compareTo(SAME_START) < 0)
        .orElse(false);
  }

  private static Optional<Instant> startOf(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant());
  }

  private static void add(ArrayNode processes, Entry entry) {
    processes.addObject().put("role", entry.role()).put("pid", entry.pid());
  }

  private static void replace(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}

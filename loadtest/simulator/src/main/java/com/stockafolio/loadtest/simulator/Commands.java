package com.stockafolio.loadtest.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the parent process says on standard input: {@code stop} ends producing, the end of the input
 * (the parent is gone, or wants this process gone) ends the process.
 */
final class Commands {

  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  private final InputStream input;
  private boolean stop;
  private boolean end;

  Commands(InputStream input) {
    this.input = input;
  }

  void start() {
    Thread reader = new Thread(this::read, "commands");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.strip().equals("stop")) {
          stop();
        } else {
          log.warn("There is no command {}; there is: stop", line);
        }
      }
    } catch (IOException e) {
      log.warn("Standard input broke: {}", e.toString());
    }
    end();
  }

  private synchronized void stop() {
    stop = true;
    notifyAll();
  }

  private synchronized void end() {
    end = true;
    notifyAll();
  }

  /** Whether producing is to stop. */
  synchronized boolean stopped() {
    return stop || end;
  }

  /** Whether the process is to end. */
  synchronized boolean ended() {
    return end;
  }

  /** Waits until the process is to end, at most so long. */
  synchronized void awaitEnd(long millis) throws InterruptedException {
    if (!end) {
      wait(millis);
    }
  }
}

package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Commands to a JVM of this machine. */
final class Jcmd {
  private static final int LIMIT_SECONDS = 120;

  private Jcmd() {}

  /** What the JVM answers; empty where it does not. */
  static String run(Child process, String... command) throws InterruptedException {
    String[] line = new String[command.length + 2];
    line[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    line[1] = Long.toString(process.pid());
    System.arraycopy(command, 0, line, 2, command.length);
    try {
      Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
      String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!jcmd.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        jcmd.destroyForcibly();
        return "";
      }
      return answer;
    } catch (IOException e) {
      return "";
    }
  }
}

package com.stockafolio.loadtest.checker;

import com.stockafolio.loadtest.checker.CheckLines.Result;
import com.stockafolio.loadtest.checker.source.CheckFailed;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.options.InvalidOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The checker as a process of its own.
 *
 * <p>It reads the topic of trades from its first record, folds its own books, and compares every
 * user's portfolio, every rejection and every acknowledged trade. Options are {@code --name=value},
 * see {@link CheckerOptions}. Standard output has one JSON object a line: {@code progress} about
 * once a second, {@code checked} at the end; the first differences are told in words on standard
 * error. It ends early when its standard input does, or says {@code stop}.
 *
 * <p>It exits 0 where nothing differs, 2 where something does, 1 where it could not check, 64 for a
 * wrong option.
 */
public final class Checker {
  private static final int CLEAN = 0;
  private static final int FAILED = 1;
  private static final int DIFFERENT = 2;
  private static final int WRONG_OPTION = 64;

  private Checker() {}

  /** Runs one check and exits. */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    // Standard output belongs to the lines of JSON, whatever a library would print there.
    System.setOut(System.err);
    CheckerOptions options;
    try {
      options = CheckerOptions.parse(arguments);
    } catch (InvalidOption e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_OPTION);
      return;
    }
    endWithInput(System.in);
    System.exit(run(options, new CheckLines(out)));
  }

  private static int run(CheckerOptions options, CheckLines lines) {
    try {
      Result result = new Check(options, Stocks.load(), lines).run();
      lines.checked(result);
      return result.isClean() ? CLEAN : DIFFERENT;
    } catch (CheckFailed e) {
      System.err.println("not checked: " + e.getMessage());
    } catch (RuntimeException | OutOfMemoryError e) {
      System.err.println("not checked: " + e);
      e.printStackTrace();
    }
    return FAILED;
  }

  private static void endWithInput(InputStream in) {
    Thread watch =
        new Thread(
            () -> {
              awaitStop(in);
              System.err.println("not checked: stopped");
              Runtime.getRuntime().halt(FAILED);
            },
            "input-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitStop(InputStream in) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      String line = lines.readLine();
      while (line != null && !line.strip().equals("stop")) {
        line = lines.readLine();
      }
    } catch (IOException e) {
      // A broken input has ended.
    }
  }
}

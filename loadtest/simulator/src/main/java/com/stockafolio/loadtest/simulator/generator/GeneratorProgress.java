package com.stockafolio.loadtest.simulator.generator;

import java.io.Console;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how many trades are acknowledged, at what rate, and how long it will take: a bar on a
 * terminal, elsewhere a line every few seconds.
 */
final class GeneratorProgress implements AutoCloseable {

  private static final int WIDTH = 110;
  private static final int TERMINAL_MILLIS = 200;
  private static final int ELSEWHERE_MILLIS = 5_000;

  private final ProgressBar bar;

  /**
   * @param trades how many are to be acknowledged; {@link Long#MAX_VALUE} where there is no end
   */
  GeneratorProgress(PrintStream out, long trades) {
    boolean terminal = isTerminal();
    bar =
        new ProgressBarBuilder()
            .setTaskName("acknowledged")
            .setUnit(" trades", 1)
            .setInitialMax(trades == Long.MAX_VALUE ? -1 : trades)
            .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setStyle(terminal ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : ELSEWHERE_MILLIS)
            .setConsumer(
                terminal
                    ? new ConsoleProgressBarConsumer(out, WIDTH)
                    : new DelegatingProgressBarConsumer(out::println, WIDTH))
            .build();
  }

  /** From Java 22 on there is always a console, and it says itself whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  void show(long acknowledged) {
    bar.stepTo(acknowledged);
  }

  @Override
  public void close() {
    bar.close();
  }
}

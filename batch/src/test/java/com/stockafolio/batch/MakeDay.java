package com.stockafolio.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Makes days to measure the batch on: {@code <directory> <users> <trades> <date>…}, the trades of
 * each date. Wants 1.2 KB of heap a user.
 */
public final class MakeDay {
  private static final int RECORDS_PER_OBJECT = 100_000;

  private MakeDay() {}

  /** Writes the archive and the closes below the directory. */
  public static void main(String[] args) throws IOException {
    GeneratedMarket market =
        new GeneratedMarket(Path.of(args[0]), 42, Integer.parseInt(args[1]), RECORDS_PER_OBJECT);
    for (int i = 3; i < args.length; i++) {
      LocalDate date = LocalDate.parse(args[i]);
      market.trade(date, Integer.parseInt(args[2]));
      market.close(date, args[i].replace("-", "") + "T210000.000Z");
      System.out.println(date + " made");
    }
  }
}

package com.stockafolio.loadtest.supervision;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a node's {@code /metrics} said at one moment.
 *
 * @param at when it was asked
 * @param samples value by sample: the name, with its labels in braces where it has some
 */
public record Scrape(Instant at, Map<String, Double> samples) {

  private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

  /** Copies the samples. */
  public Scrape {
    samples = Map.copyOf(samples);
  }

  /** Reads Prometheus text; lines that are no samples are skipped. */
  public static Scrape parse(Instant at, String text) {
    Map<String, Double> samples = new HashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int end = line.lastIndexOf('}') + 1;
              int blank = line.indexOf(' ', end);
              if (blank > 0) {
                add(samples, line.substring(0, blank), line.substring(blank + 1).strip());
              }
            });
    return new Scrape(at, samples);
  }

  private static void add(Map<String, Double> samples, String name, String value) {
    try {
      // A time stamp may follow the value.
      samples.put(name, Double.parseDouble(value.split(" ", 2)[0]));
    } catch (NumberFormatException e) {
      // Not a sample.
    }
  }

  /** The sum over all label sets of {@code name}; 0 where there is none. */
  public long value(String name) {
    return Math.round(
        samples.entrySet().stream()
            .filter(s -> s.getKey().equals(name) || s.getKey().startsWith(name + "{"))
            .mapToDouble(Map.Entry::getValue)
            .sum());
  }

  /** The used heap in bytes. */
  public long heapBytes() {
    return Math.round(
        samples.entrySet().stream()
            .filter(sample -> sample.getKey().startsWith(HEAP))
            .mapToDouble(Map.Entry::getValue)
            .sum());
  }

  /** Trades booked since the node started. */
  public long booked() {
    return value("stockafolio_trades_booked_total");
  }

  /** Rows journaled since the node started. */
  public long journalRows() {
    return value("stockafolio_journal_rows_total");
  }

  /** Rows replayed at the start. */
  public long recoveryRows() {
    return value("stockafolio_recovery_rows_total");
  }

  /** Trades in the rows replayed at the start. */
  public long recoveryTrades() {
    return value("stockafolio_recovery_trades_total");
  }

  /** Users with a portfolio on the node. */
  public long portfolios() {
    return value("stockafolio_portfolios");
  }

  /** Ledgers of the cluster that answer. */
  public long ledgersServing() {
    return value("stockafolio_ledgers_serving");
  }

  /** Ledgers of the cluster. */
  public long ledgers() {
    return value("stockafolio_ledgers");
  }

  /** Whether every ledger of the cluster answers, as this node sees it. */
  public boolean allServing() {
    return ledgers() > 0 && ledgersServing() >= ledgers();
  }
}

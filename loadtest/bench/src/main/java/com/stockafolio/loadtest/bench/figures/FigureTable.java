package com.stockafolio.loadtest.bench.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The figures for people: a row for each, a column for each contender, and its ratio to the first.
 */
public final class FigureTable {
  private static final int NAME_WIDTH = 42;
  private static final int VALUE_WIDTH = 14;
  private static final int RATIO_WIDTH = 9;

  private final List<Measured> contenders;

  public FigureTable(List<Measured> contenders) {
    this.contenders = List.copyOf(contenders);
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    StringBuilder head = new StringBuilder(pad("", NAME_WIDTH));
    for (int i = 0; i < contenders.size(); i++) {
      head.append(right(contenders.get(i).contender(), VALUE_WIDTH));
      head.append(i == 0 ? "" : right("ratio", RATIO_WIDTH));
    }
    lines.add(head.toString());
    Set<String> names = new LinkedHashSet<>();
    contenders.forEach(one -> names.addAll(one.figures().keySet()));
    for (String name : names) {
      lines.add(row(name));
    }
    for (Measured one : contenders) {
      one.topFrames()
          .forEach(
              (process, frames) -> {
                lines.add("");
                lines.add(
                    "%s, where the processor time of %s went:".formatted(one.contender(), process));
                frames.forEach(frame -> lines.add("  " + frame));
              });
    }
    lines.add("");
    return lines;
  }

  private String row(String name) {
    StringBuilder row = new StringBuilder(pad(name, NAME_WIDTH));
    Double first = contenders.get(0).figures().get(name);
    for (int i = 0; i < contenders.size(); i++) {
      Double value = contenders.get(i).figures().get(name);
      row.append(right(number(value), VALUE_WIDTH));
      row.append(i == 0 ? "" : right(ratio(value, first), RATIO_WIDTH));
    }
    return row.toString();
  }

  /** A number with as many decimals as its size asks for; a dash where there is none. */
  public static String number(Double value) {
    if (value == null) {
      return "-";
    }
    double size = Math.abs(value);
    String format =
        size >= 1_000 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%,.1f" : "%,.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** How many times the second value the first one is; a dash where that says nothing. */
  static String ratio(Double value, Double base) {
    return value == null || base == null || base == 0
        ? "-"
        : String.format(Locale.ROOT, "× %.2f", value / base);
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }
}

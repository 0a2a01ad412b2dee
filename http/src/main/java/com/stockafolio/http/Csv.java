package com.stockafolio.http;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an
 * apostrophe before it: some come from records that anyone may have sent.
 */
final class Csv {
  private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final StringBuilder text = new StringBuilder();

  /** Adds a line of cells. */
  void line(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(cell(cells.get(i)));
    }
    text.append("\r\n");
  }

  private static String cell(String value) {
    String safe =
        FORMULA.matcher(value).find() && !NUMBER.matcher(value).matches() ? "'" + value : value;
    return TO_QUOTE.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** The file's content. */
  @Override
  public String toString() {
    return text.toString();
  }
}

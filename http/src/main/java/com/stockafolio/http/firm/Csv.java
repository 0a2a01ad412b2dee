package com.stockafolio.http.firm;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an
 * apostrophe before it: some come from records that anyone may have sent.
 *
 * <p>Spreadsheets keep 15 digits of a number. Amounts as text have an apostrophe before them too,
 * which no program takes for a number or a formula, and each writes as it read it; {@code ="1.5"}
 * would be a formula, and quotes alone are dropped.
 */
final class Csv {
  private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final StringBuilder text = new StringBuilder();
  private final boolean amountsAsText;

  /** An empty file. */
  Csv(boolean amountsAsText) {
    this.amountsAsText = amountsAsText;
  }

  /** An exact decimal, or another text, as the cell that the file is to have of it. */
  String amount(String value) {
    return amountsAsText && NUMBER.matcher(value).matches() ? "'" + value : value;
  }

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

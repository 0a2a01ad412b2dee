package com.stockafolio.batch.outside;

import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.DecimalText;
import com.stockafolio.batch.exact.UuidBytes;
import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.Closeable;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file of positions: CSV (RFC 4180) in UTF-8, its first line naming the columns. They stand in
 * any order and in any case; others than those of {@link #COLUMNS} are passed over. A file is read
 * row by row and never held as a whole.
 */
final class PositionsFile implements Closeable {
  static final String USER = "user";
  static final String SYMBOL = "symbol";
  static final String QUANTITY = "quantity";
  static final String COST = "cost";
  static final String MARKET_VALUE = "marketValue";

  /** The columns that are read; the first three must be there. */
  static final List<String> COLUMNS = List.of(USER, SYMBOL, QUANTITY, COST, MARKET_VALUE);

  private static final int REQUIRED = 3;
  private static final int MONEY_DECIMALS = 8;

  /** A row with a quote that is never closed must not be read to the file's end. */
  private static final int LONGEST_CELL = 1_000;

  private static final int MOST_COLUMNS = 200;

  /** What can be a symbol, as wide as custodians write it. */
  private static final Pattern SYMBOL_TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./ -]{0,31}");

  private final String name;
  private final CsvParser parser;
  private final int[] places = new int[COLUMNS.size()];
  private final List<String> ignored = new ArrayList<>();

  /** Where the row begins that is read, from 1. */
  private long line = 1;

  /**
   * Opens a file and reads its first line.
   *
   * @param name what errors call it
   * @throws com.stockafolio.batch.exact.BatchFailure if a column is missing or stands there twice
   */
  PositionsFile(String name, InputStream in) {
    this.name = name;
    CsvParserSettings settings = new CsvParserSettings();
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
    settings.setMaxCharsPerColumn(LONGEST_CELL);
    settings.setMaxColumns(MOST_COLUMNS);
    // A return before it is a blank at a cell's end. Any other separator would not count all lines.
    settings.getFormat().setLineSeparator("\n");
    settings.setSkipEmptyLines(false);
    // The parser's own thread would outlive an error.
    settings.setReadInputOnSeparateThread(false);
    settings.getFormat().setComment('\0');
    parser = new CsvParser(settings);
    parser.beginParsing(in, StandardCharsets.UTF_8);
    readHeader();
  }

  private void readHeader() {
    String[] header = cells();
    Arrays.fill(places, -1);
    for (int at = 0; header != null && at < header.length; at++) {
      int column = column(header[at]);
      if (column < 0) {
        ignored.add(String.valueOf(header[at]));
      } else if (places[column] >= 0) {
        throw MalformedFile.cell(name, 1, COLUMNS.get(column), "stands there twice");
      } else {
        places[column] = at;
      }
    }
    for (int column = 0; column < REQUIRED; column++) {
      if (places[column] < 0) {
        throw MalformedFile.cell(
            name,
            1,
            COLUMNS.get(column),
            "missing: the first line names the columns " + String.join(",", COLUMNS));
      }
    }
  }

  private static int column(String header) {
    for (int column = 0; header != null && column < COLUMNS.size(); column++) {
      if (COLUMNS.get(column).equalsIgnoreCase(header)) {
        return column;
      }
    }
    return -1;
  }

  /** The names of the columns that are passed over. */
  List<String> ignored() {
    return List.copyOf(ignored);
  }

  /**
   * The next position, null at the end.
   *
   * @throws com.stockafolio.batch.exact.BatchFailure naming line and column of what is no position
   */
  OutsidePosition next() {
    String[] cells;
    do {
      line = parser.getContext().currentLine() + 1;
      cells = cells();
    } while (cells != null && isEmpty(cells));
    if (cells == null) {
      return null;
    }
    return new OutsidePosition(
        line,
        user(cells),
        symbol(cells),
        number(cells, 2, DecimalJson.BILLIONTHS, true),
        number(cells, 3, MONEY_DECIMALS, false),
        number(cells, 4, MONEY_DECIMALS, false));
  }

  private static boolean isEmpty(String[] cells) {
    return cells.length == 0 || cells.length == 1 && cells[0] == null;
  }

  private String[] cells() {
    try {
      return parser.parseNext();
    } catch (TextParsingException e) {
      String wrong =
          "no row of CSV: a quote within a cell, or a cell of more than %,d characters"
              .formatted(LONGEST_CELL);
      throw MalformedFile.line(name, line, wrong, e);
    }
  }

  private String cell(String[] cells, int column) {
    int place = places[column];
    return place < 0 || place >= cells.length ? null : cells[place];
  }

  private UUID user(String[] cells) {
    String text = cell(cells, 0);
    byte[] lower =
        text == null ? new byte[0] : text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    if (lower.length != UuidBytes.LENGTH || !UuidBytes.isUuid(lower, 0)) {
      throw MalformedFile.cell(name, line, USER, told(text) + " is no user's id, a UUID");
    }
    return new UUID(UuidBytes.high(lower, 0), UuidBytes.low(lower, 0));
  }

  private String symbol(String[] cells) {
    String text = cell(cells, 1);
    if (text == null || !SYMBOL_TEXT.matcher(text).matches()) {
      throw MalformedFile.cell(
          name,
          line,
          SYMBOL,
          told(text) + " is no symbol of 1 to 32 letters, digits, . - / or blank");
    }
    return text;
  }

  private BigDecimal number(String[] cells, int column, int decimals, boolean required) {
    String text = cell(cells, column);
    if (text == null && !required) {
      return null;
    }
    DecimalText number = DecimalText.of(text == null ? "" : text, decimals);
    if (number.kind() != DecimalText.Kind.EXACT) {
      throw MalformedFile.cell(
          name,
          line,
          COLUMNS.get(column),
          told(text) + " is no plain decimal number of at most " + decimals + " decimals in range");
    }
    return BigDecimal.valueOf(number.units(), decimals);
  }

  private static String told(String text) {
    return text == null ? "nothing" : "\"" + text + "\"";
  }

  @Override
  public void close() {
    parser.stopParsing();
  }
}

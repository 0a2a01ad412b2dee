package com.stockafolio.loadtest.checker.comparison;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.Preload;
import com.stockafolio.loadtest.checker.books.Sample;
import com.stockafolio.loadtest.checker.books.UserBook;
import com.stockafolio.loadtest.checker.market.StockList;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.text.UuidText;
import java.io.IOException;
import java.util.BitSet;

/** Compares one answer with all portfolios, a line each, with the books of all users. */
public final class PortfolioComparison {
  private final StockLists market;
  private final Books books;
  private final Preload preload;
  private final Sample sample;
  private final int round;
  private final Differences differences = new Differences();
  private final Faults faults = new Faults();
  private final TotalsCheck totals = new TotalsCheck(faults);
  private final PositionsCheck positions;
  private final RecentTradesCheck recentTrades;
  private final JsonFactory json = new JsonFactory();
  private final BitSet preloadedSeen = new BitSet();
  private long portfolios;
  private long compared;
  private long sequences;
  private long actionEntries;

  /**
   * @param round tells this comparison from earlier ones over the same books; above 0
   */
  public PortfolioComparison(
      StockLists market, Books books, Preload preload, Sample sample, int round) {
    this.market = market;
    this.books = books;
    this.preload = preload;
    this.sample = sample;
    this.round = round;
    this.positions = new PositionsCheck(faults);
    this.recentTrades = new RecentTradesCheck(faults);
  }

  /** Compares a portfolio: one line, a part of the buffer. */
  public void accept(byte[] buffer, int start, int length) {
    portfolios++;
    faults.clear();
    String userId = "";
    try {
      userId = userId(buffer, start, length);
      compare(buffer, start, length, userId);
    } catch (IOException e) {
      faults.add("unreadable: " + e.getMessage());
    }
    if (!faults.isEmpty()) {
      differences.add("user " + userId + ": " + faults.inWords());
    }
  }

  /** The answer was complete: users of whom it said nothing differ. */
  public void complete() {
    books.forEach(
        book -> {
          if (book.seenIn != round) {
            isMissing(book);
          }
        });
    for (int index = preloadedSeen.nextClearBit(0);
        index < preload.count();
        index = preloadedSeen.nextClearBit(index + 1)) {
      long high = preload.userHigh(index);
      long low = preload.userLow(index);
      if (sample.holds(low) && books.find(high, low) == null) {
        isMissing(preload.open(high, low));
      }
    }
  }

  private void isMissing(UserBook book) {
    differences.add(
        "user %s: not in the engine's answer, %d records in the books"
            .formatted(UuidText.format(book.userHigh, book.userLow), book.sequence()));
  }

  public Differences differences() {
    return differences;
  }

  /** The portfolios answered so far. */
  public long portfolios() {
    return portfolios;
  }

  /** Those of them that were compared: all, or those of the sample. */
  public long compared() {
    return compared;
  }

  /** The sum of the sequences that the engine answered. */
  public long sequences() {
    return sequences;
  }

  /** How many of the entries of those that were compared are no records of the user's own. */
  public long actionEntries() {
    return actionEntries;
  }

  private String userId(byte[] buffer, int start, int length) throws IOException {
    try (JsonParser parser = json.createParser(buffer, start, length)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          parser.nextToken();
          if (name.equals("userId")) {
            return parser.getText();
          }
          parser.skipChildren();
        }
      }
    }
    return "";
  }

  private void compare(byte[] buffer, int start, int length, String userId) throws IOException {
    char[] id = userId.toCharArray();
    if (!UuidText.isCanonical(id, 0, id.length)) {
      faults.add("has no canonical userId");
      return;
    }
    long high = UuidText.high(id, 0);
    long low = UuidText.low(id, 0);
    if (!sample.holds(low)) {
      countSequence(buffer, start, length);
      return;
    }
    compared++;
    UserBook book = books.find(high, low);
    if (book == null) {
      // A user without a booked trade may be answered as well, as the book was before.
      book = preload.open(high, low);
      int index = preload.indexOf(high, low);
      if (index >= 0) {
        book.seenIn = preloadedSeen.get(index) ? round : 0;
        preloadedSeen.set(index);
      }
    }
    if (book.seenIn == round) {
      faults.add("stands twice in the answer");
      return;
    }
    book.seenIn = round;
    StockList known = market.ofUser(high, low);
    book.meet(known);
    actionEntries += book.sequence() - book.ownRecords();
    try (JsonParser parser = json.createParser(buffer, start, length)) {
      parser.nextToken();
      compare(parser, book, known);
      if (parser.nextToken() != null) {
        faults.add("something follows the portfolio");
      }
    }
  }

  private void compare(JsonParser parser, UserBook book, StockList known) throws IOException {
    boolean hasSequence = false;
    boolean hasTotals = false;
    boolean hasPositions = false;
    boolean hasTrades = false;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "sequence" -> {
          hasSequence = true;
          checkSequence(parser, book);
        }
        case "totals" -> {
          hasTotals = true;
          totals.check(parser, book);
        }
        case "positions" -> {
          hasPositions = true;
          positions.check(parser, book, known);
        }
        case "recentTrades" -> {
          hasTrades = true;
          recentTrades.check(parser, book, known);
        }
        default -> parser.skipChildren();
      }
    }
    if (!(hasSequence && hasTotals && hasPositions && hasTrades)) {
      faults.add("has not all of sequence, totals, positions and recentTrades");
    }
  }

  private void countSequence(byte[] buffer, int start, int length) throws IOException {
    try (JsonParser parser = json.createParser(buffer, start, length)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals("sequence")) {
          sequences += parser.getLongValue();
          return;
        }
        parser.skipChildren();
      }
    }
  }

  private void checkSequence(JsonParser parser, UserBook book) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      parser.skipChildren();
      faults.add("sequence is no whole number");
      return;
    }
    long sequence = parser.getLongValue();
    sequences += sequence;
    if (sequence != book.sequence()) {
      faults.add("sequence: the engine says %d, the books %d".formatted(sequence, book.sequence()));
    }
  }
}

package com.stockafolio.loadtest.checker;

import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.TradeReader;
import com.stockafolio.loadtest.checker.books.Verdict;
import com.stockafolio.loadtest.checker.comparison.Rejections;
import com.stockafolio.loadtest.checker.market.MarketReader;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.source.Acknowledgements;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Folds the topic of trades into books. Records of one partition come in the order of their
 * offsets, which is the order in which a user's trades are booked, and meet what the market did.
 */
final class TradeFold {
  private final TradeReader reader;
  private final MarketReader marketReader;
  private final StockLists lists;
  private final Books books;
  private final Rejections rejections;
  private final Acknowledgements acknowledgements;
  private long records;
  private long markets;

  TradeFold(
      MarketReader marketReader,
      StockLists lists,
      Books books,
      Rejections rejections,
      Acknowledgements acknowledgements) {
    this.reader = new TradeReader(lists);
    this.marketReader = marketReader;
    this.lists = lists;
    this.books = books;
    this.rejections = rejections;
    this.acknowledgements = acknowledgements;
  }

  /** Takes the next record in. */
  void accept(ConsumerRecord<byte[], byte[]> entry) {
    records++;
    if (MarketReader.isKey(entry.key())) {
      markets++;
      rejections.decided(entry.partition(), entry.offset(), taken(entry));
      return;
    }
    Reading reading = reader.read(entry.key(), entry.value(), entry.partition());
    if (reading.identified()) {
      acknowledgements.found(reading.idHigh(), reading.idLow());
    }
    Verdict verdict = reading.verdict();
    if (verdict == Verdict.BOOKED && !books.putsOff(reading)) {
      verdict = books.book(reading, entry.timestamp(), lists.of(entry.partition()));
    }
    rejections.decided(entry.partition(), entry.offset(), verdict);
  }

  private Verdict taken(ConsumerRecord<byte[], byte[]> entry) {
    MarketReader.Read read = marketReader.read(entry.value());
    if (read.action() == null) {
      return Verdict.valueOf(read.refusal().name());
    }
    return lists.take(read.action(), entry.partition(), entry.timestamp())
        ? Verdict.BOOKED
        : Verdict.OUT_OF_ORDER;
  }

  /** Those of them that are users'. */
  long produced() {
    return records - markets;
  }

  /** The records taken in so far. */
  long records() {
    return records;
  }
}

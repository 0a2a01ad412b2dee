package com.stockafolio.loadtest.checker;

import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.TradeReader;
import com.stockafolio.loadtest.checker.books.Verdict;
import com.stockafolio.loadtest.checker.comparison.Rejections;
import com.stockafolio.loadtest.checker.source.Acknowledgements;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Folds the topic of trades into books. Records of one partition come in the order of their
 * offsets, which is the order in which a user's trades are booked.
 */
final class TradeFold {
  private final TradeReader reader;
  private final Books books;
  private final Rejections rejections;
  private final Acknowledgements acknowledgements;
  private long records;

  TradeFold(
      TradeReader reader, Books books, Rejections rejections, Acknowledgements acknowledgements) {
    this.reader = reader;
    this.books = books;
    this.rejections = rejections;
    this.acknowledgements = acknowledgements;
  }

  /** Takes the next record in. */
  void accept(ConsumerRecord<byte[], byte[]> entry) {
    Reading reading = reader.read(entry.key(), entry.value(), entry.partition());
    if (reading.identified()) {
      acknowledgements.found(reading.idHigh(), reading.idLow());
    }
    Verdict verdict = reading.verdict();
    if (verdict == Verdict.BOOKED) {
      verdict = books.book(reading, entry.timestamp());
    }
    rejections.decided(entry.partition(), entry.offset(), verdict);
    records++;
  }

  /** The records taken in so far. */
  long records() {
    return records;
  }
}

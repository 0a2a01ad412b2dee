package com.stockafolio.loadtest.checker;

import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.TradeReader;
import com.stockafolio.loadtest.checker.books.Verdict;
import com.stockafolio.loadtest.checker.comparison.Rejections;
import com.stockafolio.loadtest.checker.market.Action;
import com.stockafolio.loadtest.checker.market.MarketReader;
import com.stockafolio.loadtest.checker.market.StockLists;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Folds the records of those users who took something back or corrected it, in a second reading of
 * the topic, so that all that they ever booked is at hand.
 */
final class WholeFold {
  private final MarketReader marketReader;
  private final StockLists lists;
  private final TradeReader reader;
  private final Books books;
  private final Rejections rejections;
  private final Set<ByteBuffer> keys = new HashSet<>();

  /**
   * A second reading.
   *
   * @param lists as they were before the first record
   */
  WholeFold(MarketReader marketReader, StockLists lists, Books books, Rejections rejections) {
    this.marketReader = marketReader;
    this.lists = lists;
    this.reader = new TradeReader(lists);
    this.books = books;
    this.rejections = rejections;
    for (UUID user : books.putOff()) {
      keys.add(ByteBuffer.wrap(user.toString().getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** Takes the next record in. */
  void accept(ConsumerRecord<byte[], byte[]> entry) {
    if (MarketReader.isKey(entry.key())) {
      Action action = marketReader.read(entry.value()).action();
      if (action != null) {
        lists.take(action, entry.partition(), entry.timestamp());
      }
    } else if (entry.key() != null && keys.contains(ByteBuffer.wrap(entry.key()))) {
      Reading reading = reader.read(entry.key(), entry.value(), entry.partition());
      if (reading.verdict() == Verdict.BOOKED) {
        rejections.decidedLater(
            entry.partition(),
            entry.offset(),
            books.bookWhole(reading, entry.timestamp(), lists.of(entry.partition())));
      }
    }
  }
}

package com.stockafolio.loadtest.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.Samples;
import com.stockafolio.loadtest.checker.books.UserBook;
import com.stockafolio.loadtest.checker.comparison.Differences;
import com.stockafolio.loadtest.checker.comparison.Rejections;
import com.stockafolio.loadtest.checker.market.MarketReader;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.market.VerifyingKeys;
import com.stockafolio.loadtest.checker.source.Acknowledgements;
import com.stockafolio.loadtest.checker.source.CheckFailed;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.testing.SignedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldTest {
  private static final int PARTITIONS = 4;
  private static final UUID USER = new UUID(0x0189abcd00008000L, 0x8000000000000001L);
  private static final byte[] KEY = Samples.bytes(USER.toString());

  private static final MarketReader KEYS =
      new MarketReader(new VerifyingKeys(List.of(SignedRecord.TEST_VERIFYING_KEY)));

  @TempDir Path data;

  private final List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();

  private final Books books = new Books(Samples.NO_PRELOAD, Samples.EVERYBODY);
  private final Differences differences = new Differences();
  private final Rejections rejections = new Rejections(PARTITIONS, differences);
  private final int partition = Murmur2.partition(KEY, PARTITIONS);
  private final StockLists market = new StockLists(Samples.STOCKS, PARTITIONS);
  private TradeFold fold;
  private long offset = 100;

  @BeforeEach
  void create() throws CheckFailed {
    fold = new TradeFold(KEYS, market, books, rejections, Acknowledgements.read(data));
  }

  @Test
  void booksGoodRecordsAndExpectsTheOthersOnTheRejectedTopic() {
    take(trade(1, "10"));
    take("{");
    take(trade(2, "0"));
    take(trade(1, "10"));
    take(trade(3, "2.5"));
    assertThat(fold.records()).isEqualTo(5);
    assertThat(books.size()).isEqualTo(1);
    UserBook book = books.find(USER.getMostSignificantBits(), USER.getLeastSignificantBits());
    assertThat(book.sequence()).isEqualTo(2);
    assertThat(book.shares(0)).isEqualTo(12_500_000_000L);
    assertThat(book.recordedAt(0)).isEqualTo(1_104);
    rejections.reported(partition, 101, "MALFORMED");
    rejections.reported(partition, 102, "INVALID_QUANTITY");
    rejections.reported(partition, 103, "DUPLICATE");
    rejections.complete();
    assertThat(differences.told()).isEmpty();
  }

  @Test
  void opensNoBookForAUserWithoutABookedTrade() {
    take(trade(1, "1000000000").replace("\"1.5\"", "\"1000000\""));
    assertThat(books.size()).isZero();
    rejections.reported(partition, 100, "OUT_OF_RANGE");
    rejections.complete();
    assertThat(differences.told()).isEmpty();
  }

  @Test
  void keepsTheBooksOfManyUsers() {
    for (int user = 0; user < 5_000; user++) {
      for (int i = 0; i <= user % 3; i++) {
        UUID id = new UUID(user, i);
        books.book(
            Samples.trade(id, new UUID(user % 7, user), 0, 1, 1_000_000_000, 1_000_000_000),
            0,
            Samples.MARKET.of(0));
      }
    }
    assertThat(books.size()).isEqualTo(5_000);
    for (int user = 0; user < 5_000; user++) {
      assertThat(books.find(user % 7, user).sequence()).isEqualTo(1 + user % 3);
    }
    assertThat(books.find(8, 1)).isNull();
  }

  @Test
  void whatTheMarketDidIsTakenInItsOrderAndOnce() {
    take(trade(1, "10"));
    take("market", action(2, "{'type':'SPLIT','symbol':'XOM','from':1,'to':5}"));
    take("market", action(1, "{'type':'SPLIT','symbol':'XOM','from':1,'to':3}"));
    take("market", action(1, "{'type':'SPLIT','symbol':'XOM','from':1,'to':3}"));
    take("market", "{\"type\":\"SPLIT\"}");
    take("market", trade(3, "1"));
    take(action(2, "{'type':'SPLIT','symbol':'XOM','from':1,'to':5}"));
    take("market", action(2, "{'type':'RENAME','symbol':'XOM','newSymbol':'XON'}"));
    take(trade(2, "1").replace("XOM", "XON"));
    UserBook book = books.find(USER.getMostSignificantBits(), USER.getLeastSignificantBits());
    assertThat(book.shares(0)).isEqualTo(31_000_000_000L);
    assertThat(book.sequence()).isEqualTo(4);
    assertThat(book.tradeCount()).isEqualTo(2);
    assertThat(book.tradeSequence(0)).isEqualTo(4);
    assertThat(book.tradeSequence(1)).isEqualTo(1);
    assertThat(fold.produced()).isEqualTo(3);
    rejections.reported(partition, 101, "OUT_OF_ORDER");
    rejections.reported(partition, 104, "INVALID_SIGNATURE");
    rejections.reported(partition, 105, "KEY_MISMATCH");
    rejections.reported(partition, 106, "KEY_MISMATCH");
    rejections.complete();
    assertThat(differences.told()).isEmpty();
  }

  @Test
  void aStatusStopsTrades() {
    String status =
        "{'type':'INSTRUMENT','symbol':'XOM','name':'ExxonMobil','sector':'Energy','status':'%s'}";
    take(trade(1, "10"));
    take("market", action(1, status.formatted("CLOSING_ONLY")));
    take(trade(2, "1"));
    take(trade(3, "4").replace("BUY", "SELL"));
    take(trade(4, "7").replace("BUY", "SELL"));
    take("market", action(2, status.formatted("HALTED")));
    take(trade(5, "1").replace("BUY", "SELL"));
    take(trade(1, "1"));
    take("market", action(3, status.formatted("DELISTED")));
    take(trade(6, "1").replace("BUY", "SELL"));
    UserBook book = books.find(USER.getMostSignificantBits(), USER.getLeastSignificantBits());
    assertThat(book.shares(0)).isEqualTo(6_000_000_000L);
    rejections.reported(partition, 102, "NOT_TRADABLE");
    rejections.reported(partition, 104, "NOT_TRADABLE");
    rejections.reported(partition, 106, "NOT_TRADABLE");
    rejections.reported(partition, 107, "DUPLICATE");
    rejections.reported(partition, 109, "UNKNOWN_SYMBOL");
    rejections.complete();
    assertThat(differences.told()).isEmpty();
  }

  @Test
  void aUserWhoTakesSomethingBackIsReadWhole() {
    take(trade(1, "10"));
    take("market", action(1, "{'type':'SPLIT','symbol':'XOM','from':1,'to':3}"));
    take(trade(2, "5"));
    take(revision(3, "\"type\":\"BUST\"", 1));
    take(trade(2, "5"));
    take(revision(4, "\"type\":\"BUST\"", 1));
    take(revision(5, "\"type\":\"CORRECT\",\"side\":\"SELL\",\"quantity\":4,\"price\":\"1\"", 2));
    take(revision(6, "\"type\":\"BUST\"", 9));
    take(revision(7, "\"type\":\"BUST\"", 9).replace(new UUID(9, 9).toString(), "x"));
    take(trade(8, "1"));
    assertThat(books.putOff()).containsExactly(USER);
    assertThat(books.find(USER.getMostSignificantBits(), USER.getLeastSignificantBits()).sequence())
        .isEqualTo(3);
    WholeFold whole =
        new WholeFold(KEYS, new StockLists(Samples.STOCKS, PARTITIONS), books, rejections);
    taken.forEach(whole::accept);
    books.endWhole();
    UserBook book = books.find(USER.getMostSignificantBits(), USER.getLeastSignificantBits());
    assertThat(books.size()).isEqualTo(1);
    assertThat(book.sequence()).isEqualTo(6);
    assertThat(book.ownRecords()).isEqualTo(5);
    assertThat(book.tradeCount()).isEqualTo(2);
    assertThat(book.shares(0)).isEqualTo(-3_000_000_000L);
    rejections.reported(partition, 104, "DUPLICATE");
    rejections.reported(partition, 105, "ALREADY_BUSTED");
    rejections.reported(partition, 107, "UNKNOWN_TRADE");
    rejections.reported(partition, 108, "MALFORMED");
    assertThat(differences.told()).isEmpty();
    rejections.complete();
    assertThat(differences.told()).isEmpty();
  }

  @Test
  void whatASecondReadingRefusesMustBeOnTheRejectedTopic() {
    take(revision(1, "\"type\":\"BUST\"", 9));
    WholeFold whole =
        new WholeFold(KEYS, new StockLists(Samples.STOCKS, PARTITIONS), books, rejections);
    taken.forEach(whole::accept);
    books.endWhole();
    assertThat(books.size()).isZero();
    rejections.complete();
    assertThat(differences.told()).singleElement().asString().contains("UNKNOWN_TRADE");
  }

  private static String revision(int id, String members, int of) {
    return "{%s,\"tradeId\":\"%s\",\"userId\":\"%s\",\"of\":\"%s\",\"tradedAt\":\"2026-11-24T15:04:05Z\"}"
        .formatted(members, new UUID(9, id), USER, new UUID(9, of));
  }

  private static String action(int number, String members) {
    try {
      ObjectNode node = (ObjectNode) new ObjectMapper().readTree(members.replace('\'', '"'));
      byte[] value = SignedRecord.of(node, number, new UUID(5, number).toString());
      return new String(value, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String trade(int id, String quantity) {
    return """
    {"tradeId":"%s","userId":"%s","symbol":"XOM","side":"BUY","quantity":"%s","price":"1.5",\
    "tradedAt":"2026-11-24T15:04:05.123Z"}\
    """
        .formatted(new UUID(9, id), USER, quantity);
  }

  private void take(String value) {
    take(USER.toString(), value);
  }

  private void take(String key, String value) {
    ConsumerRecord<byte[], byte[]> entry =
        new ConsumerRecord<>(
            "trades",
            partition,
            offset,
            1_000 + offset++,
            TimestampType.LOG_APPEND_TIME,
            key.length(),
            value.length(),
            Samples.bytes(key),
            Samples.bytes(value),
            new RecordHeaders(),
            Optional.empty());
    taken.add(entry);
    fold.accept(entry);
  }
}

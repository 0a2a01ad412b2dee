package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.archive.ArchiveSchemas;
import com.stockafolio.archive.AvroObject;
import com.stockafolio.entry.BookedCash;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.BookedTransfer;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.testing.SignedRecord;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Portfolios into a closing file and back, in the engine's own form and without it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ClosingPortfolioTest {
  private static final List<String> ACTIONS =
      List.of(
          "{'type':'SPLIT','instrumentId':1,'from':2,'to':3,'cashPrice':'12.5'}",
          "{'type':'DIVIDEND','instrumentId':2,'perShare':'0.25'}",
          "{'type':'SPINOFF','instrumentId':3,'newInstrumentId':9,'from':7,'to':2,"
              + "'costShare':'0.25','cashPrice':'3'}",
          "{'type':'MERGER','instrumentId':4,'newInstrumentId':1,'from':5,'to':2,"
              + "'cashPerShare':'1','costShare':'0.5'}",
          "{'type':'RENAME','instrumentId':5,'newSymbol':'ZZZZ'}");

  private final Random random = new Random(5);

  @Test
  void theFieldsSayWhatThePortfolioHolds() throws IOException {
    Portfolio portfolio = portfolio(1, 40);
    GenericRecord record = write(List.of(portfolio)).get(0);

    assertThat(record.get("userId")).hasToString(portfolio.userId().toString());
    assertThat(record.get("sequence")).isEqualTo(portfolio.sequence());
    assertThat(record.get("tradeCount")).isEqualTo(portfolio.totals().tradeCount());
    assertThat(decimal(record, "cash", 8))
        .isEqualByComparingTo(portfolio.totals().cash().toString());
    assertThat(decimal(record, "income", 8))
        .isEqualByComparingTo(portfolio.totals().income().toString());
    assertThat(decimal(record, "totalShares", 9))
        .isEqualByComparingTo(portfolio.totals().sharesHeld().toString());
    assertThat(decimal(record, "tradedValue", 8))
        .isEqualByComparingTo(portfolio.totals().tradedValue().toString());
    assertThat(decimal(record, "costBasis", 8))
        .isEqualByComparingTo(portfolio.totals().costBasis().toString());
    assertThat(decimal(record, "realizedPnl", 8))
        .isEqualByComparingTo(portfolio.totals().realizedPnl().toString());
    List<?> positions = (List<?>) record.get("positions");
    assertThat(positions).hasSize(portfolio.positions().size());
    for (int i = 0; i < positions.size(); i++) {
      GenericRecord position = (GenericRecord) positions.get(i);
      Position expected = portfolio.positions().get(i);
      assertThat(position.get("instrumentId")).isEqualTo(expected.instrumentId());
      assertThat(decimal(position, "shares", 9))
          .isEqualByComparingTo(expected.quantity().toString());
      assertThat(decimal(position, "costBasis", 8))
          .isEqualByComparingTo(expected.costBasis().toString());
    }
    assertThat(record.get("met")).isEqualTo(ACTIONS.size());
    assertThat((List<?>) record.get("recentIds"))
        .extracting(Object::toString)
        .containsExactlyElementsOf(portfolio.recentIds().stream().map(TradeId::toString).toList());
  }

  @Test
  void portfoliosComeBackByteForByte() throws IOException {
    List<Portfolio> portfolios = new ArrayList<>();
    for (int user = 0; user < 300; user++) {
      portfolios.add(portfolio(user, 1 + random.nextInt(60)));
    }

    List<Portfolio> read = new ArrayList<>();
    for (GenericRecord record : write(portfolios)) {
      read.add(ClosingPortfolioReader.read(record));
    }

    assertThat(read).isEqualTo(portfolios);
  }

  @Test
  void whatAnotherProgramComputedBecomesTheSamePortfolio() throws IOException {
    for (int trades : new int[] {1, 2, 15, 16, 17, 60}) {
      Portfolio original = portfolio(trades, trades);

      Portfolio restored = ClosingPortfolioReader.read(withoutPacked(original));

      assertThat(restored.totals()).isEqualTo(original.totals());
      assertThat(restored.positions()).isEqualTo(original.positions());
      assertThat(restored.recentEntries()).isEqualTo(original.recentEntries());
      assertThat(restored.recentIds()).isEqualTo(original.recentIds());
      assertThat(restored.met()).isEqualTo(original.met());
      BookedEntry next = entry(original.userId(), 1_000);
      assertThat(restored.apply(next).recentEntries())
          .isEqualTo(original.apply(next).recentEntries());
      assertThat(restored.apply(next).totals()).isEqualTo(original.apply(next).totals());
      assertThat(restored.apply(next).positions()).isEqualTo(original.apply(next).positions());
    }
  }

  @Test
  void aRecordThatContradictsItselfIsRefused() throws IOException {
    GenericRecord record = write(List.of(portfolio(1, 5))).get(0);
    record.put("realizedPnl", ByteBuffer.wrap(BigInteger.valueOf(77).toByteArray()));
    assertThatThrownBy(() -> ClosingPortfolioReader.read(record))
        .hasMessageContaining("contradicts itself");

    GenericRecord neither = write(List.of(portfolio(1, 5))).get(0);
    neither.put("packed", null);
    assertThatThrownBy(() -> ClosingPortfolioReader.read(neither)).hasMessageContaining("neither");
  }

  private GenericRecord withoutPacked(Portfolio portfolio) throws IOException {
    GenericRecord record = write(List.of(portfolio)).get(0);
    record.put("packed", null);
    Schema entry =
        ArchiveSchemas.CLOSING_PORTFOLIO
            .getField("recentEntries")
            .schema()
            .getTypes()
            .get(1)
            .getElementType();
    List<GenericRecord> entries = new ArrayList<>();
    for (RecentEntry recent : portfolio.recentEntries()) {
      GenericRecord written = new GenericData.Record(entry);
      written.put("type", recent.type().name());
      written.put("tradeId", recent.tradeId().toString());
      written.put("offset", recent.offset());
      written.put("recordedAt", recent.recordedAtMillis());
      written.put("tradedAt", recent.tradedAtMillis());
      fill(written, recent);
      entries.add(written);
    }
    record.put("recentEntries", entries);
    return record;
  }

  private void fill(GenericRecord written, RecentEntry recent) {
    if (recent instanceof RecentTrade trade) {
      written.put("instrumentId", trade.instrumentId());
      written.put("side", trade.side().name());
      written.put("shares", unscaled(trade.quantity().billionths()));
      written.put("pricePerShare", unscaled(trade.price().billionths()));
      written.put("fee", unscaled(trade.fee().low()));
      written.put("realizedPnl", unscaled(trade.realizedPnl().low()));
    } else if (recent instanceof RecentCash cash) {
      written.put("amount", unscaled(cash.amount().low()));
      written.put("kind", cash.kind().name());
    } else if (recent instanceof RecentTransfer transfer) {
      written.put("direction", transfer.direction().name());
      written.put("instrumentId", transfer.instrumentId());
      written.put("shares", unscaled(transfer.quantity().billionths()));
      written.put("costBasis", unscaled(transfer.cost().low()));
      written.put("realizedPnl", unscaled(transfer.realizedPnl().low()));
    } else if (recent instanceof RecentAction action) {
      written.put("instrumentId", action.instrumentId());
      written.put("number", action.number());
      written.put("amount", unscaled(action.cashMoved().low()));
      written.put("outOfRange", action.outcome().outOfRange());
      written.put("moves", action.moves().stream().map(move -> written(written, move)).toList());
    }
  }

  private static GenericRecord written(GenericRecord entry, PositionMove move) {
    Schema moves = entry.getSchema().getField("moves").schema().getTypes().get(1);
    GenericRecord written = new GenericData.Record(moves.getElementType());
    written.put("instrumentId", move.instrumentId());
    written.put("shares", unscaled(move.quantity().billionths()));
    written.put("costBasis", unscaled(move.cost().low()));
    written.put("realizedPnl", unscaled(move.realizedPnl().low()));
    return written;
  }

  private List<GenericRecord> write(List<Portfolio> portfolios) throws IOException {
    AvroObject<Portfolio> file =
        new AvroObject<>(
            "a name",
            ArchiveSchemas.CLOSING_PORTFOLIO,
            new ClosingPortfolioWriter(),
            Map.of(),
            new AvroObject.Form(16 << 10, 1));
    portfolios.forEach(file::append);
    List<GenericRecord> records = new ArrayList<>();
    try (DataFileReader<GenericRecord> in =
        new DataFileReader<>(
            new SeekableByteArrayInput(file.finish().toArray()), new GenericDatumReader<>())) {
      in.forEach(records::add);
    }
    return records;
  }

  private Portfolio portfolio(int user, int trades) {
    Portfolio portfolio = Portfolio.empty(new UserId(0x8000L, 0x8000_0000_0000_0000L | user));
    for (int i = 0; i < trades; i++) {
      portfolio = portfolio.apply(entry(portfolio.userId(), i));
      if (i == trades / 2) {
        portfolio = portfolio.meet(market(3 * i + 1), pageEnd -> {});
      }
    }
    return portfolio;
  }

  private static LedgerMarket market(long offset) {
    LedgerMarket market = LedgerMarket.empty(MarketList.empty());
    MarketKeys keys = MarketKeys.trusting(List.of(SignedRecord.TEST_VERIFYING_KEY));
    for (String action : ACTIONS) {
      int number = market.number() + 1;
      byte[] value = SignedRecord.of(members(action), number, new UUID(3, number).toString());
      MarketList list = market.list();
      market = market.with(list.with(list.listed(MarketJson.read(value, keys))), offset, offset);
    }
    return market;
  }

  private static ObjectNode members(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Mostly a trade, a third of them with a fee. */
  private BookedEntry entry(UserId user, long offset) {
    long recordedAt = 1_795_532_645_123L + offset * 17;
    long tradedAt = 1_795_532_645_000L + offset * 16;
    TradeId id = new TradeId(random.nextLong(), random.nextLong());
    int instrument = 1 + random.nextInt(5);
    Quantity quantity = new Quantity(1 + random.nextLong(500_000_000_000L));
    Money money = Money.ofHundredMillionths(1 + random.nextLong(90_000_000_000L));
    return switch (random.nextInt(6)) {
      case 0 ->
          new BookedCash(offset * 3, recordedAt, tradedAt, id, user, CashKind.INTEREST, money);
      case 1 ->
          new BookedTransfer(
              offset * 3,
              recordedAt,
              tradedAt,
              id,
              user,
              instrument,
              Direction.IN,
              quantity,
              money);
      default ->
          new BookedTrade(
              offset * 3,
              recordedAt,
              tradedAt,
              id,
              user,
              instrument,
              random.nextBoolean() ? Side.BUY : Side.SELL,
              quantity,
              new Price(1 + random.nextLong(900_000_000_000L)),
              random.nextInt(3) == 0 ? money : Money.ZERO);
    };
  }

  private static ByteBuffer unscaled(long value) {
    return ByteBuffer.wrap(BigInteger.valueOf(value).toByteArray());
  }

  private static BigDecimal decimal(GenericRecord record, String field, int scale) {
    ByteBuffer buffer = ((ByteBuffer) record.get(field)).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new BigDecimal(new BigInteger(bytes), scale);
  }

  @Test
  void largeTotalsAreExact() throws IOException {
    UserId user = new UserId(1, 2);
    Portfolio portfolio = Portfolio.empty(user);
    for (int i = 0; i < 8; i++) {
      portfolio =
          portfolio.apply(
              new BookedTrade(
                  i,
                  1,
                  1,
                  new TradeId(1, i),
                  user,
                  1,
                  i % 2 == 0 ? Side.BUY : Side.SELL,
                  new Quantity(90_000_000_000_000L),
                  new Price(1_000_000_000_000_000L)));
    }
    GenericRecord record = write(List.of(portfolio)).get(0);
    assertThat(portfolio.totals().tradedValue()).isEqualTo(Money.parse("720000000000"));
    assertThat(decimal(record, "tradedValue", 8)).isEqualByComparingTo("720000000000");
  }
}

package com.stockafolio.closing;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Money;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Position;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.RecentTrade;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.UserId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads a {@code ClosingPortfolio}: the engine's own form where it is there, else the fields that
 * another program computed.
 */
final class ClosingPortfolioReader {
  private final Instruments instruments;

  ClosingPortfolioReader(Instruments instruments) {
    this.instruments = instruments;
  }

  /**
   * The portfolio.
   *
   * @throws IllegalArgumentException where the record is none, or says two things at once
   */
  Portfolio read(GenericRecord record) {
    UserId userId = UserId.parse(record.get("userId").toString());
    ByteBuffer packed = (ByteBuffer) record.get("packed");
    Portfolio portfolio =
        packed == null
            ? restored(userId, record)
            : Portfolio.readFrom(new PackedReader(bytes(packed)));
    if (!portfolio.userId().equals(userId)
        || portfolio.sequence() != (long) record.get("sequence")
        || !portfolio.totals().costBasis().equals(money(record, "costBasis"))
        || !portfolio.totals().realizedPnl().equals(money(record, "realizedPnl"))) {
      throw new IllegalArgumentException(
          "The closing portfolio of " + userId + " contradicts itself");
    }
    return portfolio;
  }

  private Portfolio restored(UserId userId, GenericRecord record) {
    long sequence = (long) record.get("sequence");
    List<RecentTrade> trades = new ArrayList<>();
    if (record.get("recentTrades") == null) {
      throw new IllegalArgumentException(
          "The closing portfolio of "
              + userId
              + " has neither its packed form nor its last trades");
    }
    for (Object trade : (List<?>) record.get("recentTrades")) {
      trades.add(trade((GenericRecord) trade, sequence - trades.size()));
    }
    List<Position> positions = new ArrayList<>();
    for (Object position : (List<?>) record.get("positions")) {
      positions.add(position((GenericRecord) position));
    }
    positions.sort(Comparator.comparingInt(Position::instrumentId));
    return Portfolio.restored(userId, sequence, money(record, "tradedValue"), trades, positions);
  }

  private RecentTrade trade(GenericRecord record, long sequence) {
    Quantity quantity = new Quantity(unscaled(record, "shares").longValueExact());
    Price price = new Price(unscaled(record, "pricePerShare").longValueExact());
    return new RecentTrade(
        sequence,
        (long) record.get("offset"),
        TradeId.parse(record.get("tradeId").toString()),
        instrument(record).id(),
        Side.valueOf(record.get("side").toString()),
        quantity,
        price,
        Money.product(quantity, price),
        money(record, "realizedPnl"),
        (long) record.get("tradedAt"),
        (long) record.get("recordedAt"));
  }

  private Position position(GenericRecord record) {
    return new Position(
        instrument(record).id(),
        new Quantity(unscaled(record, "shares").longValueExact()),
        money(record, "costBasis"),
        money(record, "realizedPnl"));
  }

  private Instrument instrument(GenericRecord record) {
    String symbol = record.get("symbol").toString();
    Instrument instrument = instruments.bySymbol(symbol);
    if (instrument == null) {
      throw new IllegalArgumentException("No instrument has the symbol " + symbol);
    }
    return instrument;
  }

  private static Money money(GenericRecord record, String field) {
    BigInteger units = unscaled(record, field);
    if (units.bitLength() > 127) {
      throw new IllegalArgumentException(field + " is beyond 128 bits");
    }
    return new Money(units.shiftRight(64).longValue(), units.longValue());
  }

  private static BigInteger unscaled(GenericRecord record, String field) {
    return new BigInteger(bytes((ByteBuffer) record.get(field)));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}

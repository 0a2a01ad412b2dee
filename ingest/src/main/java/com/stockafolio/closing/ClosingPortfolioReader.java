package com.stockafolio.closing;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.entry.ActionOutcome;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.PortfolioContent;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
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
  private ClosingPortfolioReader() {}

  /**
   * The portfolio.
   *
   * @throws IllegalArgumentException where the record is none, or says two things at once
   */
  static Portfolio read(GenericRecord record) {
    UserId userId = UserId.parse(record.get("userId").toString());
    ByteBuffer packed = (ByteBuffer) record.get("packed");
    Portfolio portfolio =
        packed == null
            ? restored(userId, record)
            : Portfolio.readFrom(new PackedReader(bytes(packed)));
    if (!portfolio.userId().equals(userId)
        || portfolio.sequence() != (long) record.get("sequence")
        || portfolio.met() != (int) record.get("met")
        || !portfolio.totals().costBasis().equals(money(record, "costBasis"))
        || !portfolio.totals().realizedPnl().equals(money(record, "realizedPnl"))
        || !portfolio.totals().cash().equals(money(record, "cash"))
        || !portfolio.totals().income().equals(money(record, "income"))) {
      throw new IllegalArgumentException(
          "The closing portfolio of " + userId + " contradicts itself");
    }
    return portfolio;
  }

  private static Portfolio restored(UserId userId, GenericRecord record) {
    long sequence = (long) record.get("sequence");
    List<RecentEntry> entries = new ArrayList<>();
    if (record.get("recentEntries") == null) {
      throw new IllegalArgumentException(
          "The closing portfolio of "
              + userId
              + " has neither its packed form nor its last entries");
    }
    for (Object entry : (List<?>) record.get("recentEntries")) {
      entries.add(entry((GenericRecord) entry, sequence - entries.size()));
    }
    List<Position> positions = new ArrayList<>();
    for (Object position : (List<?>) record.get("positions")) {
      positions.add(position((GenericRecord) position));
    }
    positions.sort(Comparator.comparingInt(Position::instrumentId));
    return Portfolio.restored(
        userId,
        new PortfolioContent(
            sequence,
            (int) record.get("met"),
            (long) record.get("tradeCount"),
            money(record, "tradedValue"),
            money(record, "cash"),
            money(record, "income"),
            entries,
            ((List<?>) record.get("recentIds"))
                .stream().map(id -> TradeId.parse(id.toString())).toList(),
            positions));
  }

  private static RecentEntry entry(GenericRecord record, long sequence) {
    long offset = (long) record.get("offset");
    TradeId id = TradeId.parse(record.get("tradeId").toString());
    long tradedAt = (long) record.get("tradedAt");
    long recordedAt = (long) record.get("recordedAt");
    EntryType type = EntryType.valueOf(record.get("type").toString());
    return switch (type) {
      case TRADE -> {
        Quantity quantity = new Quantity(unscaled(record, "shares").longValueExact());
        Price price = new Price(unscaled(record, "pricePerShare").longValueExact());
        yield new RecentTrade(
            sequence,
            offset,
            id,
            (int) record.get("instrumentId"),
            Side.valueOf(record.get("side").toString()),
            quantity,
            price,
            money(record, "fee"),
            Money.product(quantity, price),
            money(record, "realizedPnl"),
            tradedAt,
            recordedAt);
      }
      case CASH ->
          new RecentCash(
              sequence,
              offset,
              id,
              CashKind.valueOf(record.get("kind").toString()),
              money(record, "amount"),
              tradedAt,
              recordedAt);
      case TRANSFER ->
          new RecentTransfer(
              sequence,
              offset,
              id,
              Direction.valueOf(record.get("direction").toString()),
              (int) record.get("instrumentId"),
              new Quantity(unscaled(record, "shares").longValueExact()),
              money(record, "costBasis"),
              money(record, "realizedPnl"),
              tradedAt,
              recordedAt);
      case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER ->
          new RecentAction(
              sequence,
              offset,
              id,
              type,
              (int) record.get("number"),
              (int) record.get("instrumentId"),
              new ActionOutcome(
                  moves(record), money(record, "amount"), (boolean) record.get("outOfRange")),
              recordedAt);
      case BUST, CORRECT ->
          new RecentRevision(sequence, offset, id, revision(type, record), tradedAt, recordedAt);
    };
  }

  private static RevisionContent revision(EntryType type, GenericRecord record) {
    EntryType ofType = EntryType.valueOf(record.get("ofType").toString());
    boolean bust = type == EntryType.BUST;
    return new RevisionContent(
        type,
        TradeId.parse(record.get("of").toString()),
        (long) record.get("ofSequence"),
        ofType,
        record.get("instrumentId") == null ? 0 : (int) record.get("instrumentId"),
        bust ? record.get("reason").toString() : "",
        bust ? null : correction(ofType, record),
        moves(record),
        money(record, "cash"),
        money(record, "income"),
        money(record, "tradedValue"));
  }

  private static Correction correction(EntryType type, GenericRecord record) {
    return switch (type) {
      case TRADE ->
          new Correction.OfTrade(
              Side.valueOf(record.get("side").toString()),
              new Quantity(unscaled(record, "shares").longValueExact()),
              new Price(unscaled(record, "pricePerShare").longValueExact()),
              money(record, "fee"));
      case CASH ->
          new Correction.OfCash(
              CashKind.valueOf(record.get("kind").toString()), money(record, "amount"));
      case TRANSFER ->
          new Correction.OfTransfer(
              Direction.valueOf(record.get("direction").toString()),
              new Quantity(unscaled(record, "shares").longValueExact()),
              money(record, "costBasis"));
      default -> throw new IllegalArgumentException("nothing that is corrected: " + type);
    };
  }

  private static List<PositionMove> moves(GenericRecord record) {
    return ((List<?>) record.get("moves"))
        .stream().map(move -> move((GenericRecord) move)).toList();
  }

  private static Position position(GenericRecord record) {
    return new Position(
        (int) record.get("instrumentId"),
        new Quantity(unscaled(record, "shares").longValueExact()),
        money(record, "costBasis"),
        money(record, "realizedPnl"));
  }

  private static PositionMove move(GenericRecord record) {
    return new PositionMove(
        (int) record.get("instrumentId"),
        new Quantity(unscaled(record, "shares").longValueExact()),
        money(record, "costBasis"),
        money(record, "realizedPnl"));
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

package com.stockafolio.batch.books;

import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.exact.Wide;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.RevisionRows;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.rows.UserRows;
import com.stockafolio.batch.trade.RecordType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Makes closing portfolios of users' records. A record is booked unless it was rejected, or must
 * be: a rejection may not have reached the archive any more.
 */
public final class RebuiltUser implements UserRows.Maker<GenericRecord> {
  private static final Schema SCHEMA = AvroSchemas.CLOSING_PORTFOLIO;
  private static final Schema POSITION = SCHEMA.getField("positions").schema().getElementType();
  private static final Schema ENTRIES = SCHEMA.getField("recentEntries").schema().getTypes().get(1);

  private static final Schema MOVE =
      ENTRIES.getElementType().getField("moves").schema().getTypes().get(1).getElementType();

  private final MarketView market;
  private final int partition;
  private final RevisionRows revisions;
  private final UserBook book;
  private final Revising revising;
  private int met;
  private String user;

  /** For users whose records are of one partition. */
  public RebuiltUser(MarketView market, int partition, RevisionRows revisions) {
    this.market = market;
    this.partition = partition;
    this.revisions = revisions;
    book = new UserBook(market.last().highest());
    revising = new Revising(book, partition, revisions, new Revising.Of(true, null));
  }

  @Override
  public void begin(long userHigh, long userLow) {
    user = UuidBytes.text(userHigh, userLow);
    book.clear();
    revising.begin(userHigh, userLow);
    met = 0;
  }

  @Override
  public void before(BookRow portfolio) {
    throw new IllegalStateException("a rebuild begins with the first record");
  }

  @Override
  public void trade(TradeRows trades, int row) {
    revising.start(null);
    meet(trades.offset(row));
    Booking booking = Booking.of(trades, row);
    if (trades.rejection(row) == 0) {
      History.Ruling ruling = revising.rule(booking, trades.isRevision(row));
      if (ruling.target() != null) {
        revising.revise(booking, ruling);
      } else if (ruling.reason() == null) {
        revising.book(booking);
      }
    }
  }

  private void meet(long offset) {
    for (; met < market.count(partition) && market.offset(partition, met) < offset; met++) {
      Effect effect = market.effect(met);
      if (effect != null) {
        revising.meet(met, effect, market.recordedAt(partition, met));
      }
    }
  }

  @Override
  public void close(BookRow portfolio) {
    throw new IllegalStateException("a rebuild knows no close");
  }

  @Override
  public GenericRecord end() {
    meet(Long.MAX_VALUE);
    if (book.sequence() == 0) {
      return null;
    }
    UserResult totals = new UserResult();
    new BookTotals(book, new long[0]).fill(totals);
    GenericRecord portfolio = new GenericData.Record(SCHEMA);
    portfolio.put("userId", user);
    portfolio.put("sequence", totals.sequence);
    portfolio.put("met", market.number(partition));
    portfolio.put("totalShares", decimal(totals.sharesHeld.shares()));
    portfolio.put("tradeCount", totals.tradeCount);
    portfolio.put("tradedValue", decimal(totals.tradedValue.dollars()));
    portfolio.put("costBasis", decimal(totals.costBasis.dollars()));
    portfolio.put("realizedPnl", decimal(totals.realizedPnl.dollars()));
    portfolio.put("cash", decimal(totals.cash.dollars()));
    portfolio.put("income", decimal(totals.income.dollars()));
    portfolio.put("positions", positions(totals));
    List<String> ids = new ArrayList<>();
    for (int back = 0; back < book.recentCount(); back++) {
      Booking own = book.recent(back).booking();
      ids.add(UuidBytes.text(own.tradeHigh(), own.tradeLow()));
    }
    portfolio.put("recentIds", ids);
    portfolio.put("recentEntries", recentEntries());
    return portfolio;
  }

  private List<GenericRecord> positions(BookRow row) {
    List<GenericRecord> positions = new ArrayList<>();
    for (int i = 0; i < row.instruments.length; i++) {
      GenericRecord position = new GenericData.Record(POSITION);
      position.put("instrumentId", row.instruments[i]);
      position.put("shares", decimal(row.quantities[i]));
      position.put("costBasis", decimal(row.costs[i]));
      Wide realized = new Wide(row.realizedHighs[i], row.realizedLows[i]);
      position.put("realizedPnl", decimal(realized.dollars()));
      positions.add(position);
    }
    return positions;
  }

  /** The last entries, the newest first: the user's own, and the actions among them. */
  private List<GenericRecord> recentEntries() {
    List<GenericRecord> recent = new ArrayList<>();
    Iterator<UserBook.MetAction> actions = book.recentActions().iterator();
    UserBook.MetAction action = actions.hasNext() ? actions.next() : null;
    int back = 0;
    while (recent.size() < Math.min(UserBook.RECENT, book.sequence())) {
      long own = back < book.recentCount() ? book.recent(back).sequence() : 0;
      if (action != null && action.sequence() > own) {
        recent.add(entry(action));
        action = actions.hasNext() ? actions.next() : null;
      } else {
        recent.add(entry(book.recent(back++)));
      }
    }
    return recent;
  }

  private GenericRecord entry(UserBook.MetAction met) {
    Effect effect = met.effect();
    GenericRecord entry = new GenericData.Record(ENTRIES.getElementType());
    entry.put("type", effect.type().name());
    entry.put("tradeId", effect.id());
    entry.put("offset", market.offset(partition, met.index()));
    entry.put("recordedAt", market.recordedAt(partition, met.index()));
    entry.put("tradedAt", market.recordedAt(partition, met.index()));
    entry.put("instrumentId", effect.stock());
    entry.put("number", effect.number());
    entry.put("amount", decimal(met.outcome().cash()));
    entry.put("outOfRange", met.outcome().outOfRange());
    List<GenericRecord> moves = new ArrayList<>();
    for (Outcome.Move each : met.outcome().moves()) {
      GenericRecord move = new GenericData.Record(MOVE);
      move.put("instrumentId", each.instrument());
      move.put("shares", decimal(each.quantity()));
      move.put(
          "costBasis",
          decimal(BigDecimal.valueOf(each.cost()).subtract(BigDecimal.valueOf(each.costBefore()))));
      move.put("realizedPnl", decimal(each.realized()));
      moves.add(move);
    }
    entry.put("moves", moves);
    return entry;
  }

  private GenericRecord entry(UserBook.Booked booked) {
    Booking booking = booked.booking();
    RecordType type = booking.type();
    GenericRecord entry = new GenericData.Record(ENTRIES.getElementType());
    entry.put("tradeId", UuidBytes.text(booking.tradeHigh(), booking.tradeLow()));
    entry.put("offset", booking.offset());
    entry.put("recordedAt", booking.recordedAtMillis());
    entry.put("tradedAt", booking.tradedAtMillis());
    if (booked.revision() != null) {
      revision(entry, booking, booked.revision());
      return entry;
    }
    if (type.isCash()) {
      entry.put("type", "CASH");
      entry.put("amount", decimal(booking.value()));
      entry.put("kind", type.name());
      return entry;
    }
    entry.put("instrumentId", booking.instrument());
    entry.put("realizedPnl", decimal(booked.realized()));
    if (type == RecordType.TRADE) {
      entry.put("type", "TRADE");
      entry.put("side", booking.signed() < 0 ? "SELL" : "BUY");
      entry.put("shares", decimal(Math.abs(booking.signed())));
      entry.put("pricePerShare", decimal(booking.price()));
      entry.put("fee", decimal(booking.fee()));
    } else {
      entry.put("type", "TRANSFER");
      entry.put("direction", type == RecordType.TRANSFER_IN ? "IN" : "OUT");
      entry.put("shares", decimal(booking.signed()));
      entry.put("costBasis", decimal(booked.moved()));
    }
    return entry;
  }

  private void revision(GenericRecord entry, Booking booking, Revised revised) {
    RecordType type = booking.type();
    History.Target target = revised.target();
    entry.put("type", type == RecordType.BUST ? "BUST" : "CORRECT");
    entry.put("of", target.id().toString());
    entry.put("ofSequence", target.sequence());
    entry.put("ofType", target.typeName());
    entry.put("reason", type == RecordType.BUST ? revisions.why(booking.offset()) : null);
    entry.put("instrumentId", target.instrument() == 0 ? null : target.instrument());
    entry.put("cash", decimal(revised.cash().dollars()));
    entry.put("income", decimal(revised.income().dollars()));
    entry.put("tradedValue", decimal(revised.tradedValue().dollars()));
    List<GenericRecord> moves = new ArrayList<>();
    for (Revised.Move each : revised.moves()) {
      GenericRecord move = new GenericData.Record(MOVE);
      move.put("instrumentId", each.instrument());
      move.put("shares", decimal(each.quantity()));
      move.put("costBasis", decimal(each.costMoved()));
      move.put("realizedPnl", decimal(each.realized().dollars()));
      moves.add(move);
    }
    entry.put("moves", moves);
    if (type.isCash()) {
      entry.put("amount", decimal(booking.value()));
      entry.put("kind", type.name());
    } else if (type == RecordType.TRADE) {
      entry.put("side", booking.signed() < 0 ? "SELL" : "BUY");
      entry.put("shares", decimal(Math.abs(booking.signed())));
      entry.put("pricePerShare", decimal(booking.price()));
      entry.put("fee", decimal(booking.fee()));
    } else if (type.isTransfer()) {
      entry.put("direction", type == RecordType.TRANSFER_IN ? "IN" : "OUT");
      entry.put("shares", decimal(booking.signed()));
      entry.put("costBasis", decimal(type == RecordType.TRANSFER_IN ? booking.value() : 0));
    }
  }

  /** An unscaled decimal as Avro stores it. */
  private static ByteBuffer decimal(long unscaled) {
    return ByteBuffer.wrap(BigInteger.valueOf(unscaled).toByteArray());
  }

  private static ByteBuffer decimal(BigDecimal number) {
    return ByteBuffer.wrap(number.unscaledValue().toByteArray());
  }
}

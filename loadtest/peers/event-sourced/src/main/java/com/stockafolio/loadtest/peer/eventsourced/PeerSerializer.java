package com.stockafolio.loadtest.peer.eventsourced;

import akka.serialization.SerializerWithStringManifest;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;

/** Event and snapshot as compact as the engine's. */
public final class PeerSerializer extends SerializerWithStringManifest {
  private static final int IDENTIFIER = 770_101;
  private static final String TRADE = "T";
  private static final String HELD = "H";
  private static final int ROOM = 128;

  /** Made by Akka. */
  public PeerSerializer() {}

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object object) {
    return object instanceof TradeBooked ? TRADE : HELD;
  }

  @Override
  public byte[] toBinary(Object object) {
    PackedWriter out = new PackedWriter(ROOM);
    if (object instanceof TradeBooked booked) {
      write(booked.trade(), out);
    } else {
      Held held = (Held) object;
      out.writeZigzag(held.covered());
      held.portfolio().writeTo(out);
    }
    return out.toByteArray();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    PackedReader in = new PackedReader(bytes);
    if (manifest.equals(TRADE)) {
      return new TradeBooked(read(in));
    }
    long covered = in.readZigzag();
    return new Held(Portfolio.readFrom(in), covered);
  }

  private static void write(BookedTrade trade, PackedWriter out) {
    out.writeVarint(trade.offset());
    out.writeFixedLong(trade.recordedAtMillis());
    out.writeFixedLong(trade.tradedAtMillis());
    out.writeFixedLong(trade.tradeId().high());
    out.writeFixedLong(trade.tradeId().low());
    out.writeFixedLong(trade.userId().high());
    out.writeFixedLong(trade.userId().low());
    out.writeVarint(trade.instrumentId());
    out.writeByte(trade.side().ordinal());
    out.writeUnsignedBillionths(trade.quantity().billionths());
    out.writeUnsignedBillionths(trade.price().billionths());
    trade.fee().writeTo(out);
  }

  private static BookedTrade read(PackedReader in) {
    return new BookedTrade(
        in.readVarint(),
        in.readFixedLong(),
        in.readFixedLong(),
        new TradeId(in.readFixedLong(), in.readFixedLong()),
        new UserId(in.readFixedLong(), in.readFixedLong()),
        in.readIntVarint(),
        Side.values()[in.readByte()],
        new Quantity(in.readUnsignedBillionths()),
        new Price(in.readUnsignedBillionths()),
        Money.readFrom(in));
  }
}

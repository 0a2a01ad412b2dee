package com.stockafolio.closing;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Shares;
import com.stockafolio.archive.DecimalBytes;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.Position;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;

/** Writes a portfolio as a {@code ClosingPortfolio}, field by field. Not thread-safe. */
final class ClosingPortfolioWriter implements DatumWriter<Portfolio> {
  private static final int NULL = 0;
  private static final int PRESENT = 1;
  private static final int PACKED_SIZE_HINT = 1024;

  private final DecimalBytes decimal = new DecimalBytes();
  private final byte[] idText = new byte[UserId.TEXT_LENGTH];

  @Override
  public void setSchema(Schema schema) {
    // The order of the fields is this class's own; a test holds it against the schema.
  }

  @Override
  public void write(Portfolio portfolio, Encoder out) throws IOException {
    Totals totals = portfolio.totals();
    portfolio.userId().writeAscii(idText, 0);
    out.writeBytes(idText);
    out.writeLong(portfolio.sequence());
    out.writeInt(portfolio.met());
    shares(totals.sharesHeld(), out);
    out.writeLong(totals.tradeCount());
    money(totals.tradedValue(), out);
    money(totals.costBasis(), out);
    money(totals.realizedPnl(), out);
    money(totals.cash(), out);
    money(totals.income(), out);
    positions(portfolio.positions(), out);
    recentIds(portfolio.recentIds(), out);
    out.writeIndex(PRESENT);
    out.writeBytes(packed(portfolio));
    out.writeIndex(NULL);
  }

  private void positions(List<Position> positions, Encoder out) throws IOException {
    out.writeArrayStart();
    out.setItemCount(positions.size());
    for (Position position : positions) {
      out.startItem();
      out.writeInt(position.instrumentId());
      decimal.write(position.quantity().billionths(), out);
      money(position.costBasis(), out);
      money(position.realizedPnl(), out);
    }
    out.writeArrayEnd();
  }

  private void recentIds(List<TradeId> ids, Encoder out) throws IOException {
    out.writeArrayStart();
    out.setItemCount(ids.size());
    for (TradeId id : ids) {
      out.startItem();
      id.writeAscii(idText, 0);
      out.writeBytes(idText);
    }
    out.writeArrayEnd();
  }

  private void money(Money amount, Encoder out) throws IOException {
    if (amount.fitsLong()) {
      decimal.write(amount.low(), out);
    } else {
      out.writeBytes(amount.hundredMillionths().toByteArray());
    }
  }

  private void shares(Shares shares, Encoder out) throws IOException {
    if (shares.fitsLong()) {
      decimal.write(shares.low(), out);
    } else {
      out.writeBytes(shares.billionths().toByteArray());
    }
  }

  private static byte[] packed(Portfolio portfolio) {
    PackedWriter packed = new PackedWriter(PACKED_SIZE_HINT);
    portfolio.writeTo(packed);
    return packed.toByteArray();
  }
}

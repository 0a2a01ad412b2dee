package com.stockafolio.engine.wire;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioActor;
import com.stockafolio.engine.serving.PortfolioScan;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.engine.serving.PortfolioView;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.ledger.LedgerCodec;
import com.stockafolio.portfolio.Money;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Position;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.RecentTrade;
import com.stockafolio.portfolio.Shares;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.UserId;
import java.util.ArrayList;
import java.util.List;

/** Wire forms of questions for portfolios, their answers and updates. */
final class PortfolioMessages {
  private PortfolioMessages() {}

  static void register(MessageCodecs codecs) {
    registerQuestions(codecs);
    registerUpdates(codecs);
    codecs.add(
        Ledger.Ping.class,
        "Pi1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new Ledger.Ping(codecs.readRef(in)));
    codecs.add(
        Ledger.Pong.class,
        "Po1",
        (message, out) -> out.writeVarint(message.ledger()),
        in -> new Ledger.Pong(in.readIntVarint()));
  }

  private static void registerQuestions(MessageCodecs codecs) {
    codecs.add(
        Ledger.GetPortfolio.class,
        "G1",
        (message, out) -> {
          writeUser(message.userId(), out);
          codecs.writeRef(message.replyTo(), out);
        },
        in -> new Ledger.GetPortfolio(readUser(in), codecs.readRef(in)));
    codecs.add(
        PortfolioView.Found.class,
        "Fo1",
        (answer, out) -> answer.portfolio().writeTo(out),
        in -> new PortfolioView.Found(Portfolio.readFrom(in)));
    codecs.add(
        Ledger.Watch.class,
        "W1",
        (message, out) -> {
          writeUser(message.userId(), out);
          out.writeZigzag(message.afterSequence());
          codecs.writeRef(message.watcher(), out);
        },
        in -> new Ledger.Watch(readUser(in), in.readZigzag(), codecs.readRef(in)));
    codecs.add(
        PortfolioActor.Unwatch.class,
        "U1",
        (message, out) -> codecs.writeRef(message.watcher(), out),
        in -> new PortfolioActor.Unwatch(codecs.readRef(in)));
    codecs.add(
        Ledger.Scan.class,
        "S1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new Ledger.Scan(codecs.readRef(in)));
    codecs.add(
        PortfolioScan.Next.class,
        "N1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new PortfolioScan.Next(codecs.readRef(in)));
    codecs.add(
        ScanAnswer.Page.class,
        "Pa2",
        (page, out) -> {
          out.writeByte(page.last() ? 1 : 0);
          out.writeByte(page.source() == null ? 0 : 1);
          if (page.source() != null) {
            LedgerCodec.writeSource(page.source(), out);
          }
          out.writeVarint(page.covered() + 1);
          codecs.writeRef(page.reader(), out);
          out.writeVarint(page.portfolios().size());
          page.portfolios().forEach(portfolio -> portfolio.writeTo(out));
        },
        in -> {
          boolean last = in.readByte() == 1;
          SourceId source = in.readByte() == 0 ? null : LedgerCodec.readSource(in);
          long covered = in.readVarint() - 1;
          var reader = codecs.<PortfolioScan.Next>readRef(in);
          int size = in.readIntVarint();
          List<Portfolio> portfolios = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            portfolios.add(Portfolio.readFrom(in));
          }
          return new ScanAnswer.Page(source, covered, portfolios, reader, last);
        });
  }

  private static void registerUpdates(MessageCodecs codecs) {
    codecs.add(
        PortfolioUpdate.Snapshot.class,
        "Sn1",
        (update, out) -> {
          codecs.writeRef(update.source(), out);
          update.portfolio().writeTo(out);
        },
        in -> {
          var source = codecs.<PortfolioActor.Unwatch>readRef(in);
          return new PortfolioUpdate.Snapshot(Portfolio.readFrom(in), source);
        });
    codecs.add(
        PortfolioUpdate.Resumed.class,
        "Re1",
        (update, out) -> {
          out.writeVarint(update.sequence());
          codecs.writeRef(update.source(), out);
        },
        in -> new PortfolioUpdate.Resumed(in.readVarint(), codecs.readRef(in)));
    codecs.add(
        PortfolioUpdate.TradeBooked.class,
        "Tr2",
        (update, out) -> {
          writeTrade(update.trade(), out);
          writePosition(update.position(), out);
          writeTotals(update.totals(), out);
        },
        in -> new PortfolioUpdate.TradeBooked(readTrade(in), readPosition(in), readTotals(in)));
    codecs.add(
        PortfolioUpdate.AtSequence.class,
        "At1",
        (update, out) -> out.writeVarint(update.sequence()),
        in -> new PortfolioUpdate.AtSequence(in.readVarint()));
  }

  private static void writeUser(UserId user, PackedWriter out) {
    out.writeFixedLong(user.high());
    out.writeFixedLong(user.low());
  }

  private static UserId readUser(PackedReader in) {
    return new UserId(in.readFixedLong(), in.readFixedLong());
  }

  private static void writeTrade(RecentTrade trade, PackedWriter out) {
    out.writeVarint(trade.sequence());
    out.writeVarint(trade.offset());
    out.writeFixedLong(trade.tradeId().high());
    out.writeFixedLong(trade.tradeId().low());
    out.writeVarint(trade.instrumentId());
    out.writeByte(trade.side() == Side.BUY ? 0 : 1);
    out.writeUnsignedBillionths(trade.quantity().billionths());
    out.writeUnsignedBillionths(trade.price().billionths());
    trade.value().writeTo(out);
    trade.realizedPnl().writeTo(out);
    out.writeZigzag(trade.tradedAtMillis());
    out.writeZigzag(trade.recordedAtMillis());
  }

  private static RecentTrade readTrade(PackedReader in) {
    return new RecentTrade(
        in.readVarint(),
        in.readVarint(),
        new TradeId(in.readFixedLong(), in.readFixedLong()),
        in.readIntVarint(),
        in.readByte() == 0 ? Side.BUY : Side.SELL,
        new Quantity(in.readUnsignedBillionths()),
        new Price(in.readUnsignedBillionths()),
        Money.readFrom(in),
        Money.readFrom(in),
        in.readZigzag(),
        in.readZigzag());
  }

  private static void writePosition(Position position, PackedWriter out) {
    out.writeVarint(position.instrumentId());
    out.writeBillionths(position.quantity().billionths());
    position.costBasis().writeTo(out);
    position.realizedPnl().writeTo(out);
  }

  private static Position readPosition(PackedReader in) {
    return new Position(
        in.readIntVarint(),
        new Quantity(in.readBillionths()),
        Money.readFrom(in),
        Money.readFrom(in));
  }

  private static void writeTotals(Totals totals, PackedWriter out) {
    totals.sharesHeld().writeTo(out);
    out.writeVarint(totals.tradeCount());
    totals.tradedValue().writeTo(out);
    totals.costBasis().writeTo(out);
    totals.realizedPnl().writeTo(out);
  }

  private static Totals readTotals(PackedReader in) {
    return new Totals(
        Shares.readFrom(in),
        in.readVarint(),
        Money.readFrom(in),
        Money.readFrom(in),
        Money.readFrom(in));
  }
}

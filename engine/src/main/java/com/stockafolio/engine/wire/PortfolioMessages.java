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
import com.stockafolio.market.ListHash;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
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
        "Fo4",
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
        "Pa4",
        (page, out) -> {
          out.writeByte(page.last() ? 1 : 0);
          out.writeByte(page.source() == null ? 0 : 1);
          if (page.source() != null) {
            LedgerCodec.writeSource(page.source(), out);
          }
          out.writeVarint(page.covered() + 1);
          out.writeVarint(page.marketNumber());
          out.writeByteArray(page.marketHash().bytes());
          codecs.writeRef(page.reader(), out);
          out.writeVarint(page.portfolios().size());
          page.portfolios().forEach(portfolio -> portfolio.writeTo(out));
        },
        in -> {
          boolean last = in.readByte() == 1;
          SourceId source = in.readByte() == 0 ? null : LedgerCodec.readSource(in);
          long covered = in.readVarint() - 1;
          int marketNumber = in.readIntVarint();
          ListHash marketHash = ListHash.read(in.readByteArray());
          var reader = codecs.<PortfolioScan.Next>readRef(in);
          int size = in.readIntVarint();
          List<Portfolio> portfolios = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            portfolios.add(Portfolio.readFrom(in));
          }
          return new ScanAnswer.Page(
              source, covered, marketNumber, marketHash, portfolios, reader, last);
        });
  }

  private static void registerUpdates(MessageCodecs codecs) {
    codecs.add(
        PortfolioUpdate.Snapshot.class,
        "Sn4",
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
        PortfolioUpdate.EntryBooked.class,
        "En4",
        (update, out) -> EntryForm.write(update.outcome(), out),
        in -> new PortfolioUpdate.EntryBooked(EntryForm.read(in)));
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
}

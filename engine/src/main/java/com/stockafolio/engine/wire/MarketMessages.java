package com.stockafolio.engine.wire;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.market.ListHash;
import java.util.ArrayList;
import java.util.List;

/** Wire forms of what the market's desk asks and is asked, and of the answers. */
final class MarketMessages {
  private MarketMessages() {}

  static void register(MessageCodecs codecs) {
    codecs.add(
        Ledger.AskMarket.class,
        "Ma1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new Ledger.AskMarket(codecs.readRef(in)));
    codecs.add(
        Ledger.MarketView.class,
        "Mv1",
        (answer, out) -> {
          out.writeVarint(answer.ledger());
          out.writeVarint(answer.number());
          out.writeByteArray(answer.hash().bytes());
        },
        in ->
            new Ledger.MarketView(
                in.readIntVarint(), in.readIntVarint(), ListHash.read(in.readByteArray())));
    codecs.add(
        Ledger.AskCopies.class,
        "Mc1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new Ledger.AskCopies(codecs.readRef(in)));
    codecs.add(
        Ledger.CopiesView.class,
        "Mw1",
        (answer, out) -> {
          out.writeVarint(answer.ledger());
          out.writeVarint(answer.copies().size());
          answer.copies().forEach(out::writeZigzag);
        },
        in -> new Ledger.CopiesView(in.readIntVarint(), readCopies(in)));
    codecs.add(
        MarketDesk.Post.class,
        "Mp1",
        (message, out) -> {
          out.writeString(message.json());
          codecs.writeRef(message.replyTo(), out);
        },
        in -> new MarketDesk.Post(in.readString(), codecs.readRef(in)));
    codecs.add(
        MarketDesk.Hold.class,
        "Mh1",
        (message, out) -> codecs.writeRef(message.replyTo(), out),
        in -> new MarketDesk.Hold(codecs.readRef(in)));
    codecs.add(
        MarketDesk.Posted.class,
        "Mn1",
        (answer, out) -> {
          out.writeVarint(answer.number());
          out.writeString(answer.actionId());
          out.writeVarint(answer.postedAtMillis());
          out.writeByte(answer.again() ? 1 : 0);
        },
        in ->
            new MarketDesk.Posted(
                in.readIntVarint(), in.readString(), in.readVarint(), in.readByte() != 0));
    codecs.add(
        MarketDesk.Refused.class,
        "Mr1",
        (answer, out) -> {
          out.writeString(answer.why().name());
          out.writeString(answer.field());
          out.writeString(answer.detail());
        },
        in ->
            new MarketDesk.Refused(
                MarketDesk.Why.valueOf(in.readString()), in.readString(), in.readString()));
    codecs.add(
        MarketDesk.Held.class,
        "Mk1",
        (answer, out) -> out.writeVarint(answer.number()),
        in -> new MarketDesk.Held(in.readIntVarint()));
  }

  private static List<Long> readCopies(PackedReader in) {
    int size = in.readIntVarint();
    List<Long> copies = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      copies.add(in.readZigzag());
    }
    return copies;
  }
}

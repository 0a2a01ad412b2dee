package com.stockafolio.market;

import com.stockafolio.amount.Price;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The bytes of a market action, in journals, checkpoints and between nodes: varint number, action
 * id (16 bytes), zigzag time of posting, code of the {@link MarketType}, and its fields in the
 * order of {@link MarketAction}. An instrument by its id is that as a varint; by its symbol a 0 and
 * the text. A price that may be absent is a 0 or one more than its 1e-9 dollars. A listing's absent
 * isin is a 0 before nothing, a present one a 1 before it; the same for its aliases.
 */
public final class MarketCodec {
  private MarketCodec() {}

  /** Writes an action in its place: it, and the hash of the list. */
  public static void write(ListedAction listed, PackedWriter out) {
    write(listed.number(), listed.actionId(), listed.postedAtMillis(), listed.action(), out);
    out.writeByteArray(listed.hash().bytes());
  }

  /** Reads an action in its place. */
  public static ListedAction readListed(PackedReader in) {
    int number = in.readIntVarint();
    UUID actionId = new UUID(in.readFixedLong(), in.readFixedLong());
    long postedAt = in.readZigzag();
    MarketAction action = readAction(in);
    return new ListedAction(number, actionId, postedAt, action, ListHash.read(in.readByteArray()));
  }

  /** Writes a record: it, and the bytes that were signed. */
  public static void write(MarketRecord record, PackedWriter out) {
    write(record.number(), record.actionId(), record.postedAtMillis(), record.action(), out);
    out.writeByteArray(record.signed());
  }

  /** Reads a record. */
  public static MarketRecord readRecord(PackedReader in) {
    int number = in.readIntVarint();
    UUID actionId = new UUID(in.readFixedLong(), in.readFixedLong());
    long postedAt = in.readZigzag();
    return new MarketRecord(number, actionId, postedAt, readAction(in), in.readByteArray());
  }

  private static void write(
      int number, UUID actionId, long postedAtMillis, MarketAction action, PackedWriter out) {
    out.writeVarint(number);
    out.writeFixedLong(actionId.getMostSignificantBits());
    out.writeFixedLong(actionId.getLeastSignificantBits());
    out.writeZigzag(postedAtMillis);
    out.writeByte(action.type().code());
    switch (action.type()) {
      case INSTRUMENT -> writeListing((MarketAction.Listing) action, out);
      case SPLIT -> {
        MarketAction.Split split = (MarketAction.Split) action;
        writeName(split.of(), out);
        writeRatio(split.ratio(), out);
        writePrice(split.cashPrice(), out);
      }
      case RENAME -> {
        MarketAction.Rename rename = (MarketAction.Rename) action;
        writeName(rename.of(), out);
        out.writeString(rename.newSymbol());
      }
      case DIVIDEND -> {
        MarketAction.Dividend dividend = (MarketAction.Dividend) action;
        writeName(dividend.of(), out);
        writePrice(dividend.perShare(), out);
      }
      case SPINOFF -> {
        MarketAction.SpinOff spinOff = (MarketAction.SpinOff) action;
        writeName(spinOff.of(), out);
        writeName(spinOff.into(), out);
        writeRatio(spinOff.ratio(), out);
        out.writeVarint(spinOff.costShare());
        writePrice(spinOff.cashPrice(), out);
      }
      case MERGER -> writeMerger((MarketAction.Merger) action, out);
    }
  }

  private static MarketAction readAction(PackedReader in) {
    return switch (MarketType.ofCode(in.readByte())) {
      case INSTRUMENT -> readListing(in);
      case SPLIT -> new MarketAction.Split(readName(in), readRatio(in), readPrice(in));
      case RENAME -> new MarketAction.Rename(readName(in), in.readString());
      case DIVIDEND -> new MarketAction.Dividend(readName(in), readPrice(in));
      case SPINOFF ->
          new MarketAction.SpinOff(
              readName(in), readName(in), readRatio(in), in.readVarint(), readPrice(in));
      case MERGER -> readMerger(in);
    };
  }

  private static void writeListing(MarketAction.Listing listing, PackedWriter out) {
    out.writeVarint(listing.id());
    out.writeString(listing.symbol());
    out.writeString(listing.name());
    out.writeString(listing.sector());
    out.writeByte(listing.status().code());
    out.writeByte(listing.isin() == null ? 0 : 1);
    if (listing.isin() != null) {
      out.writeString(listing.isin());
    }
    out.writeByte(listing.aliases() == null ? 0 : 1);
    if (listing.aliases() != null) {
      out.writeVarint(listing.aliases().size());
      listing.aliases().forEach(out::writeString);
    }
  }

  private static MarketAction.Listing readListing(PackedReader in) {
    int id = in.readIntVarint();
    String symbol = in.readString();
    String name = in.readString();
    String sector = in.readString();
    InstrumentStatus status = InstrumentStatus.ofCode(in.readByte());
    String isin = in.readByte() == 0 ? null : in.readString();
    List<String> aliases = null;
    if (in.readByte() != 0) {
      int size = in.readIntVarint();
      aliases = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        aliases.add(in.readString());
      }
    }
    return new MarketAction.Listing(id, symbol, name, sector, status, isin, aliases);
  }

  private static void writeMerger(MarketAction.Merger merger, PackedWriter out) {
    writeName(merger.of(), out);
    out.writeByte(merger.into() == null ? 0 : 1);
    if (merger.into() != null) {
      writeName(merger.into(), out);
      writeRatio(merger.ratio(), out);
    }
    writePrice(merger.cashPerShare(), out);
    out.writeVarint(merger.costShare());
    writePrice(merger.cashPrice(), out);
  }

  private static MarketAction.Merger readMerger(PackedReader in) {
    InstrumentName of = readName(in);
    boolean shares = in.readByte() != 0;
    InstrumentName into = shares ? readName(in) : null;
    Ratio ratio = shares ? readRatio(in) : null;
    Price cash = readPrice(in);
    return new MarketAction.Merger(of, into, ratio, cash, in.readVarint(), readPrice(in));
  }

  private static void writeName(InstrumentName name, PackedWriter out) {
    if (name instanceof InstrumentName.ById byId) {
      out.writeVarint(byId.id());
    } else {
      out.writeVarint(0);
      out.writeString(((InstrumentName.BySymbol) name).symbol());
    }
  }

  private static InstrumentName readName(PackedReader in) {
    int id = in.readIntVarint();
    return id == 0 ? new InstrumentName.BySymbol(in.readString()) : new InstrumentName.ById(id);
  }

  private static void writeRatio(Ratio ratio, PackedWriter out) {
    out.writeVarint(ratio.from());
    out.writeVarint(ratio.to());
  }

  private static Ratio readRatio(PackedReader in) {
    return new Ratio(in.readIntVarint(), in.readIntVarint());
  }

  private static void writePrice(Price price, PackedWriter out) {
    out.writeVarint(price == null ? 0 : price.billionths() + 1);
  }

  private static Price readPrice(PackedReader in) {
    long price = in.readVarint();
    return price == 0 ? null : new Price(price - 1);
  }
}

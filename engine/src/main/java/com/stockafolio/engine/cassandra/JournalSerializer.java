package com.stockafolio.engine.cassandra;

import akka.serialization.SerializerWithStringManifest;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.ledger.EntriesBooked;
import com.stockafolio.ledger.LedgerCodec;
import com.stockafolio.ledger.LedgerEvent;

/** Serializes the journal's events; their form stands in {@link LedgerCodec}. */
public final class JournalSerializer extends SerializerWithStringManifest {
  private static final int IDENTIFIER = 770_001;
  private static final String TRADES_BOOKED = "T";

  /** About the size of a trade in a row, so that the buffer seldom grows. */
  private static final int BYTES_PER_TRADE = 64;

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object event) {
    return TRADES_BOOKED;
  }

  @Override
  public byte[] toBinary(Object event) {
    int trades = event instanceof EntriesBooked booked ? booked.entries().size() : 0;
    PackedWriter out = new PackedWriter(64 + BYTES_PER_TRADE * trades);
    LedgerCodec.write((LedgerEvent) event, out);
    return out.toByteArray();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    if (!manifest.equals(TRADES_BOOKED)) {
      throw new IllegalArgumentException("The journal holds an unknown event '" + manifest + "'");
    }
    return LedgerCodec.readEvent(new PackedReader(bytes));
  }
}

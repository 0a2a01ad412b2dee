package com.stockafolio.batch.rows;

import com.stockafolio.batch.trade.RawTrade;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the records of one part take back or correct: beside the other rows, as hardly any does so.
 */
public final class RevisionRows {
  private static final int FIXED_BYTES = 40 + Short.BYTES;

  /** Nobody does so. */
  public static final RevisionRows NONE = new RevisionRows(ByteBuffer.allocate(0));

  private final Set<UUID> users = new HashSet<>();
  private final Map<Long, Revision> revisions = new HashMap<>();

  private record Revision(UUID of, String why) {}

  /** The rows in a part's bytes, read from their position on. */
  public RevisionRows(ByteBuffer rows) {
    while (rows.hasRemaining()) {
      users.add(new UUID(rows.getLong(), rows.getLong()));
      long offset = rows.getLong();
      UUID of = new UUID(rows.getLong(), rows.getLong());
      byte[] why = new byte[rows.getShort()];
      rows.get(why);
      revisions.put(offset, new Revision(of, new String(why, StandardCharsets.UTF_8)));
    }
  }

  /** Appends a record's row. */
  public static void write(PartFiles.Writer writer, int part, RawTrade raw, long offset) {
    byte[] why = raw.reason.getBytes(StandardCharsets.UTF_8);
    ByteBuffer to = writer.row(part, FIXED_BYTES + why.length);
    to.putLong(raw.userHigh).putLong(raw.userLow).putLong(offset);
    to.putLong(raw.ofHigh).putLong(raw.ofLow);
    to.putShort((short) why.length).put(why);
  }

  /** Whether nobody does so. */
  public boolean isEmpty() {
    return users.isEmpty();
  }

  /** Who takes something back or corrects it. */
  public Set<UUID> users() {
    return users;
  }

  /** The tradeId that the record at an offset names. */
  public UUID of(long offset) {
    return revisions.get(offset).of;
  }

  /** Why the record at an offset takes something back; empty where it does not say. */
  public String why(long offset) {
    return revisions.get(offset).why;
  }
}

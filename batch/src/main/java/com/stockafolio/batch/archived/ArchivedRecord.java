package com.stockafolio.batch.archived;

import java.nio.ByteBuffer;
import org.apache.avro.util.Utf8;

/**
 * A record as the archive holds it. Filled again with each one that is read. Decimals are their
 * unscaled bytes. What the archive has as null is null.
 */
public final class ArchivedRecord {
  public byte[] key;
  public byte[] value;
  public int partition;
  public long offset;
  public long recordedAtMillis;
  public int ledger;
  public Utf8 type;
  public Utf8 tradeId;
  public Utf8 userId;
  public Utf8 symbol;
  public Utf8 side;
  public ByteBuffer shares;
  public ByteBuffer pricePerShare;
  public ByteBuffer fee;
  public Utf8 direction;
  public ByteBuffer costBasis;
  public ByteBuffer amount;
  public Utf8 kind;
  public long tradedAtMillis;
  public Utf8 problem;
  public Utf8 reason;
  public int sourcePartition;
  public long sourceOffset;

  void clear() {
    key = null;
    value = null;
    type = tradeId = userId = symbol = side = direction = kind = problem = reason = null;
    shares = pricePerShare = fee = costBasis = amount = null;
    tradedAtMillis = -1;
    sourcePartition = -1;
    sourceOffset = -1;
  }
}

package com.stockafolio.batch;

import java.nio.ByteBuffer;
import org.apache.avro.util.Utf8;

/**
 * A record as the archive holds it. Filled again with each one that is read. Decimals are their
 * unscaled bytes. What the archive has as null is null.
 */
final class ArchivedRecord {
  byte[] key;
  byte[] value;
  int partition;
  long offset;
  long recordedAtMillis;
  int ledger;
  Utf8 tradeId;
  Utf8 userId;
  Utf8 symbol;
  Utf8 side;
  ByteBuffer quantity;
  ByteBuffer price;
  long tradedAtMillis;
  Utf8 problem;
  Utf8 reason;
  int sourcePartition;
  long sourceOffset;

  void clear() {
    key = null;
    value = null;
    tradeId = userId = symbol = side = problem = reason = null;
    quantity = price = null;
    tradedAtMillis = -1;
    sourcePartition = -1;
    sourceOffset = -1;
  }
}

package com.stockafolio.batch.trade;

import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.archived.ArchivedRecordReader;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.portfolio.RejectionReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.util.Utf8;

/** Holds the fields of an archived record against what its bytes say. */
public final class FieldCheck {
  /** What the fields say otherwise than the bytes, in words; null for nothing. */
  public String flaw(ArchivedRecord record, RawTrade raw, RejectionReason reason) {
    if (raw.ledger != record.ledger) {
      return words("ledger", raw.ledger, record.ledger);
    }
    // Unless it is too long for any, that no instrument has the symbol is not for a record to say.
    boolean alone =
        reason != null && (reason != RejectionReason.UNKNOWN_SYMBOL || raw.symbolTooLong());
    String expected = alone ? reason.name() : null;
    if (!ArchivedRecordReader.same(record.problem, expected)) {
      return words("problem", expected, record.problem);
    }
    return alone ? null : trade(record, raw);
  }

  private static String trade(ArchivedRecord record, RawTrade raw) {
    if (differs(record.userId, raw.userHigh, raw.userLow)) {
      return words("userId", UuidBytes.text(raw.userHigh, raw.userLow), record.userId);
    }
    if (differs(record.tradeId, raw.tradeHigh, raw.tradeLow)) {
      return words("tradeId", UuidBytes.text(raw.tradeHigh, raw.tradeLow), record.tradeId);
    }
    if (differs(record.symbol, raw.text(TradeJson.SYMBOL))) {
      return words("symbol", raw.text(TradeJson.SYMBOL), record.symbol);
    }
    if (differs(record.side, raw.text(TradeJson.SIDE))) {
      return words("side", raw.text(TradeJson.SIDE), record.side);
    }
    if (differs(record.shares, raw.quantity)) {
      BigDecimal archived = number(record.shares);
      return words(
          "shares",
          DecimalJson.shares(raw.quantity),
          archived == null ? null : DecimalJson.text(archived));
    }
    if (differs(record.pricePerShare, raw.price)) {
      BigDecimal archived = number(record.pricePerShare);
      return words(
          "pricePerShare",
          DecimalJson.price(raw.price),
          archived == null ? null : DecimalJson.price(archived));
    }
    if (record.tradedAtMillis != raw.tradedAtMillis) {
      return words("tradedAt", raw.tradedAtMillis, record.tradedAtMillis);
    }
    return null;
  }

  private static boolean differs(Utf8 archived, FieldText text) {
    return archived == null || !text.is(archived);
  }

  private static boolean differs(Utf8 archived, long high, long low) {
    if (archived == null || archived.getByteLength() != UuidBytes.LENGTH) {
      return true;
    }
    byte[] text = archived.getBytes();
    return !UuidBytes.isUuid(text, 0)
        || UuidBytes.high(text, 0) != high
        || UuidBytes.low(text, 0) != low;
  }

  private static boolean differs(ByteBuffer unscaled, long units) {
    if (unscaled == null || unscaled.remaining() == 0 || unscaled.remaining() > Long.BYTES) {
      return true;
    }
    long value = unscaled.get(unscaled.position());
    for (int at = unscaled.position() + 1; at < unscaled.limit(); at++) {
      value = value << 8 | (unscaled.get(at) & 0xff);
    }
    return value != units;
  }

  private static BigDecimal number(ByteBuffer unscaled) {
    if (unscaled == null || unscaled.remaining() == 0) {
      return null;
    }
    byte[] bytes = new byte[unscaled.remaining()];
    unscaled.duplicate().get(bytes);
    return new BigDecimal(new BigInteger(bytes), DecimalJson.BILLIONTHS);
  }

  /** The batch's list of differences splits this at the bars. */
  private static String words(String field, Object said, Object archived) {
    return field + "|" + said + "|" + archived;
  }
}

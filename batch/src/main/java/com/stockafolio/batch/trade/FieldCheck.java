package com.stockafolio.batch.trade;

import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.archived.ArchivedRecordReader;
import com.stockafolio.batch.exact.DecimalJson;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.Action;
import com.stockafolio.transaction.RejectionReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.util.Utf8;

/** Holds the fields of an archived record against what its bytes say. */
public final class FieldCheck {
  private static final int BILLIONTHS = DecimalJson.BILLIONTHS;
  private static final int MONEY_DECIMALS = 8;

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
    if (alone) {
      return null;
    }
    return raw.action == null ? record(record, raw) : action(record, raw.action);
  }

  private static String action(ArchivedRecord record, Action action) {
    if (!ArchivedRecordReader.same(record.type, action.type().name())) {
      return words("type", action.type(), record.type);
    }
    if (!ArchivedRecordReader.same(record.tradeId, action.id())) {
      return words("tradeId", action.id(), record.tradeId);
    }
    return record.userId == null ? null : words("userId", null, record.userId);
  }

  private static String record(ArchivedRecord record, RawTrade raw) {
    if (!ArchivedRecordReader.same(record.type, layout(raw))) {
      return words("type", layout(raw), record.type);
    }
    if (differs(record.userId, raw.userHigh, raw.userLow)) {
      return words("userId", UuidBytes.text(raw.userHigh, raw.userLow), record.userId);
    }
    if (differs(record.tradeId, raw.tradeHigh, raw.tradeLow)) {
      return words("tradeId", UuidBytes.text(raw.tradeHigh, raw.tradeLow), record.tradeId);
    }
    if (record.tradedAtMillis != raw.tradedAtMillis) {
      return words("tradedAt", raw.tradedAtMillis, record.tradedAtMillis);
    }
    String flaw = texts(record, raw);
    return flaw != null ? flaw : numbers(record, raw);
  }

  private static String layout(RawTrade raw) {
    RecordType type = raw.type;
    if (raw.revision) {
      return type == RecordType.BUST ? "BUST" : "CORRECT";
    }
    return type.isCash() ? "CASH" : type.isTransfer() ? "TRANSFER" : "TRADE";
  }

  /** A field that the record's type does not have must not be archived. */
  private static String texts(ArchivedRecord record, RawTrade raw) {
    String flaw = text("symbol", record.symbol, raw.text(TradeJson.SYMBOL));
    flaw = flaw != null ? flaw : text("side", record.side, raw.text(TradeJson.SIDE));
    flaw = flaw != null ? flaw : text("direction", record.direction, raw.text(TradeJson.DIRECTION));
    return flaw != null ? flaw : text("kind", record.kind, raw.text(TradeJson.KIND));
  }

  private static String numbers(ArchivedRecord record, RawTrade raw) {
    boolean trade = raw.type == RecordType.TRADE;
    boolean transfer = raw.type.isTransfer();
    long signed = transfer && raw.sell ? -raw.quantity : raw.quantity;
    String flaw = number("shares", record.shares, trade || transfer, signed, BILLIONTHS);
    flaw =
        flaw != null
            ? flaw
            : number("pricePerShare", record.pricePerShare, trade, raw.price, BILLIONTHS);
    flaw = flaw != null ? flaw : number("fee", record.fee, raw.fee != 0, raw.fee, MONEY_DECIMALS);
    boolean in = raw.type == RecordType.TRANSFER_IN;
    flaw =
        flaw != null ? flaw : number("costBasis", record.costBasis, in, raw.value, MONEY_DECIMALS);
    return flaw != null
        ? flaw
        : number("amount", record.amount, raw.type.isCash(), raw.value, MONEY_DECIMALS);
  }

  private static String text(String field, Utf8 archived, FieldText said) {
    boolean same = said.isThere() ? archived != null && said.is(archived) : archived == null;
    return same ? null : words(field, said.isThere() ? said : null, archived);
  }

  private static String number(
      String field, ByteBuffer archived, boolean there, long units, int decimals) {
    if (there ? !differs(archived, units) : archived == null) {
      return null;
    }
    BigDecimal found = number(archived, decimals);
    return words(
        field,
        there ? DecimalJson.text(BigDecimal.valueOf(units, decimals)) : null,
        found == null ? null : DecimalJson.text(found));
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

  private static BigDecimal number(ByteBuffer unscaled, int decimals) {
    if (unscaled == null || unscaled.remaining() == 0) {
      return null;
    }
    byte[] bytes = new byte[unscaled.remaining()];
    unscaled.duplicate().get(bytes);
    return new BigDecimal(new BigInteger(bytes), decimals);
  }

  /** The batch's list of differences splits this at the bars. */
  private static String words(String field, Object said, Object archived) {
    return field + "|" + said + "|" + archived;
  }
}

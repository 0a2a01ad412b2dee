package com.stockafolio.market.text;

import static com.stockafolio.market.text.MarketFields.malformed;

import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.market.MarketType;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeText;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * Reads market records: a JSON object whose last member is the signature over all bytes before it.
 * So nothing has to be put in order to be signed, and what is signed is what is there.
 */
public final class MarketJson {
  /** The key of a market record. */
  public static final String KEY = "market";

  private static final byte[] BEFORE_SIGNATURE =
      ",\"signature\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER_SIGNATURE = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNATURE_TEXT = 86;

  private MarketJson() {}

  /** What an unsigned text asks for: of the desk, which gives it a number. */
  public record Asked(UUID actionId, MarketAction action) {}

  /**
   * The record in the value of a record with the key {@value #KEY}.
   *
   * @throws InvalidField naming the first reason for which it is none
   */
  public static MarketRecord read(byte[] value, MarketKeys keys) {
    MarketFields fields = fields(value);
    MarketType type = type(fields);
    byte[] signed = signed(value, keys);
    return new MarketRecord(
        ActionText.whole(fields, "number", Integer.MAX_VALUE),
        uuid(fields.required("actionId")),
        postedAt(fields.required("postedAt")),
        ActionText.action(type, fields),
        signed);
  }

  /**
   * What a text asks the desk for: the members of a record but number, postedAt and signature, and
   * actionId only where the asker gives it one.
   *
   * @param json the object as UTF-8
   * @throws InvalidField naming the member that is not what it must be
   */
  public static Asked readAsked(byte[] json) {
    MarketFields fields = fields(json);
    for (String name : new String[] {"number", "postedAt", "signature"}) {
      if (fields.has(name)) {
        throw malformed(name, name + " is the desk's to give");
      }
    }
    MarketType type = type(fields);
    String id = fields.text("actionId");
    return new Asked(id == null ? null : uuid(id), ActionText.action(type, fields));
  }

  private static MarketFields fields(byte[] json) {
    if (json == null || json.length == 0) {
      throw malformed("", "the value is empty");
    }
    try {
      return MarketFields.read(json);
    } catch (IOException noJson) {
      throw malformed("", "the value is no JSON");
    }
  }

  private static MarketType type(MarketFields fields) {
    String text = fields.text("type");
    for (MarketType type : MarketType.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    EntryType ofUser = TradeText.type(text);
    throw new InvalidField(
        RejectionReason.KEY_MISMATCH, "type", ofUser + " is a user's record, not the market's");
  }

  /** Whether the text is the type of a market record. */
  public static boolean isMarketType(String text) {
    for (MarketType type : MarketType.values()) {
      if (type.name().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** The bytes that are signed. */
  private static byte[] signed(byte[] value, MarketKeys keys) {
    int text = value.length - AFTER_SIGNATURE.length - SIGNATURE_TEXT;
    int end = text - BEFORE_SIGNATURE.length;
    if (end < 1
        || !isAt(BEFORE_SIGNATURE, value, end)
        || !isAt(AFTER_SIGNATURE, value, value.length - AFTER_SIGNATURE.length)) {
      throw unsigned("the record does not end with its signature");
    }
    byte[] signature;
    try {
      signature =
          Base64.getUrlDecoder().decode(Arrays.copyOfRange(value, text, text + SIGNATURE_TEXT));
    } catch (IllegalArgumentException noBase64) {
      throw unsigned("the signature is no base64url");
    }
    byte[] signed = Arrays.copyOf(value, end);
    if (!keys.isSignedBy(signed, signature)) {
      throw unsigned(
          keys.isEmpty()
              ? "no key is trusted: set stockafolio.market.verifying-keys"
              : "the signature is of none of the trusted keys");
    }
    return signed;
  }

  private static boolean isAt(byte[] text, byte[] value, int at) {
    return Arrays.equals(text, 0, text.length, value, at, at + text.length);
  }

  private static InvalidField unsigned(String detail) {
    return new InvalidField(RejectionReason.INVALID_SIGNATURE, "signature", detail);
  }

  private static UUID uuid(String text) {
    try {
      TradeId id = TradeId.parse(text);
      return new UUID(id.high(), id.low());
    } catch (IllegalArgumentException noId) {
      throw malformed(
          "actionId",
          "actionId must be a UUID of 36 lower-case characters, not " + ActionText.shown(text));
    }
  }

  private static long postedAt(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException noTime) {
      throw malformed(
          "postedAt",
          "postedAt must be an instant such as 2026-11-24T15:04:05.123Z, not "
              + ActionText.shown(text));
    }
  }

  /** A value: what was signed, and its signature. */
  static byte[] sealed(byte[] signed, byte[] signature) {
    byte[] text = Base64.getUrlEncoder().withoutPadding().encode(signature);
    byte[] value =
        Arrays.copyOf(
            signed, signed.length + BEFORE_SIGNATURE.length + text.length + AFTER_SIGNATURE.length);
    int at = signed.length;
    for (byte[] part : new byte[][] {BEFORE_SIGNATURE, text, AFTER_SIGNATURE}) {
      System.arraycopy(part, 0, value, at, part.length);
      at += part.length;
    }
    return value;
  }
}

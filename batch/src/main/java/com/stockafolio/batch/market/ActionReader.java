package com.stockafolio.batch.market;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.transaction.RejectionReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Reads the records under the key {@value #KEY}. */
public final class ActionReader {
  private static final String KEY = "market";
  private static final byte[] KEY_BYTES = KEY.getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> OF_USERS =
      Set.of("TRADE", "CASH", "TRANSFER", "BUST", "CORRECT");

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private final Signatures signatures;

  /** A reader that takes what these vouch for. */
  public ActionReader(Signatures signatures) {
    this.signatures = signatures;
  }

  /** Either an action, or why there is none. */
  public record Read(Action action, RejectionReason reason) {}

  /** Whether it is the key of the market's records. */
  public static boolean isKey(byte[] key) {
    return Arrays.equals(key, KEY_BYTES);
  }

  /** Reads a value, which may be null. */
  public Read read(byte[] value) {
    ActionMembers members = new ActionMembers();
    if (value == null || !isObject(value, members)) {
      return refused(RejectionReason.MALFORMED);
    }
    String name = members.textOr("type", "TRADE");
    ActionType type = ActionType.named(name);
    if (type == null) {
      return refused(
          OF_USERS.contains(name) ? RejectionReason.KEY_MISMATCH : RejectionReason.UNKNOWN_TYPE);
    }
    if (!signatures.vouchFor(value)) {
      return refused(RejectionReason.INVALID_SIGNATURE);
    }
    return members.fit(type)
        ? new Read(members.action(type), null)
        : refused(RejectionReason.MALFORMED);
  }

  /** What a record says that was read, and vouched for, before. */
  static Action known(byte[] value) {
    ActionMembers members = new ActionMembers();
    if (!isObject(value, members)) {
      throw new IllegalStateException("a record of the list is none any more");
    }
    return members.action(ActionType.named(members.textOr("type", "")));
  }

  private static Read refused(RejectionReason reason) {
    return new Read(null, reason);
  }

  private static boolean isObject(byte[] value, ActionMembers members) {
    try (JsonParser parser = JSON.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (!members.take(name, parser)) {
          return false;
        }
        parser.skipChildren();
      }
      return parser.nextToken() == null;
    } catch (IOException | RuntimeException noJson) {
      return false;
    }
  }
}

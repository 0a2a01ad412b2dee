package com.stockafolio.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.ingest.MisplacedRecords;
import com.stockafolio.ingest.decode.RecordFields.Field;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeText;
import com.stockafolio.transaction.TradeText.InvalidField;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the records of one partition. Every record is either a transaction or one of the market, or
 * rejected for the first of these reasons that fits: the value is no JSON object, or lacks fields
 * of its type (MALFORMED); its type is unknown (UNKNOWN_TYPE), whatever fields it has; the key is
 * not its userId (KEY_MISMATCH); the key belongs to another partition (WRONG_PARTITION); then its
 * fields:
 *
 * <ul>
 *   <li>TRADE: a symbol that is longer than any can be, side, quantity, price, fee, currency, time;
 *   <li>CASH: amount, kind, time;
 *   <li>TRANSFER: direction, symbol, quantity, cost basis, time;
 *   <li>BUST: what it is of, reason, time;
 *   <li>CORRECT: what it is of, then as what it corrects, but for a symbol.
 * </ul>
 *
 * <p>What has the key {@value MarketJson#KEY} is of the market, in whatever partition: see {@link
 * MarketJson}.
 *
 * <p>It is decided by the record's bytes, the partition and the trusted keys alone, so that reading
 * it again gives the same. Whether an instrument has the symbol is for the ledger to decide. Not
 * thread-safe.
 */
public final class TradeDecoder {
  private static final int LONGEST_REASON = 200;
  private static final byte[] MARKET = MarketJson.KEY.getBytes(StandardCharsets.US_ASCII);

  private final int partition;
  private final int partitions;
  private final int ledgers;
  private final MarketKeys keys;
  private final SymbolCache symbols = new SymbolCache();
  private final PlainTrade plain = new PlainTrade(symbols);
  private final RecordFields fields = new RecordFields(symbols);
  private final byte[] userKey = new byte[UserId.TEXT_LENGTH];

  /**
   * A decoder for one partition.
   *
   * @param partition the partition whose records it reads
   * @param partitions the number of partitions of the topic
   * @param ledgers the number of ledgers, a multiple of it
   * @param keys whose signatures of market records are right
   */
  public TradeDecoder(int partition, int partitions, int ledgers, MarketKeys keys) {
    this.partition = partition;
    this.partitions = partitions;
    this.ledgers = ledgers;
    this.keys = keys;
  }

  /** A decoder that trusts nobody's market records. */
  public TradeDecoder(int partition, int partitions, int ledgers) {
    this(partition, partitions, ledgers, MarketKeys.trusting(List.of()));
  }

  /** The number of ledgers, over all partitions. */
  public int ledgers() {
    return ledgers;
  }

  /**
   * Reads a record; never throws.
   *
   * @param key the record's key, may be null
   * @param value the record's value, may be null
   */
  public Decoded decode(byte[] key, byte[] value) {
    if (value == null || value.length == 0) {
      return rejected(RejectionReason.MALFORMED, "the value is empty");
    }
    Trade trade = plain.read(key, value);
    return trade == null ? decodeAny(key, value) : placed(trade, key);
  }

  /** Reads a value of any form. */
  Decoded decodeAny(byte[] key, byte[] value) {
    try {
      if (Arrays.equals(key, MARKET)) {
        return new Decoded.OfMarket(MarketJson.read(value, keys));
      }
      String wrong = fields.read(value);
      return wrong == null ? transaction(key) : rejected(RejectionReason.MALFORMED, wrong);
    } catch (IOException noJson) {
      return rejected(RejectionReason.MALFORMED, "the value is no JSON: " + plainly(noJson));
    } catch (InvalidField invalid) {
      return rejected(invalid.reason(), invalid.getMessage());
    } catch (RuntimeException unforeseen) {
      // One odd record must not stop the partition, whatever a library makes of its bytes.
      return rejected(RejectionReason.MALFORMED, "the value is unreadable: " + unforeseen);
    }
  }

  private Decoded transaction(byte[] key) {
    TradeId tradeId = TradeText.tradeId(fields.text(Field.TRADE_ID));
    UserId userId = TradeText.userId(fields.text(Field.USER_ID));
    userId.writeAscii(userKey, 0);
    if (key == null || !Arrays.equals(key, userKey)) {
      return rejected(
          RejectionReason.KEY_MISMATCH,
          key == null ? "the record has no key" : "the record's key is not its userId " + userId);
    }
    int hash = Partitioning.hash(userKey);
    if (hash % partitions != partition) {
      return wrongPartition(hash);
    }
    return new Decoded.Readable(TransactionFields.read(fields, tradeId, userId), hash % ledgers);
  }

  private Decoded placed(Trade trade, byte[] key) {
    int hash = Partitioning.hash(key);
    return hash % partitions == partition
        ? new Decoded.Readable(trade, hash % ledgers)
        : wrongPartition(hash);
  }

  private Decoded wrongPartition(int hash) {
    return rejected(
        RejectionReason.WRONG_PARTITION,
        "the key belongs to partition %d, the record lies in partition %d: %s"
            .formatted(hash % partitions, partition, MisplacedRecords.REMEDY));
  }

  private static Decoded rejected(RejectionReason reason, String detail) {
    return new Decoded.Unreadable(reason, detail);
  }

  private static String plainly(IOException failure) {
    String message =
        failure instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(failure.getMessage());
    int end = message.length();
    for (String before : new String[] {"\n", " (start marker", " at [Source"}) {
      int at = message.indexOf(before);
      end = at < 0 ? end : Math.min(end, at);
    }
    return message.substring(0, Math.min(end, LONGEST_REASON));
  }
}

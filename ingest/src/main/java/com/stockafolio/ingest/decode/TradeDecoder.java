package com.stockafolio.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.ingest.MisplacedRecords;
import com.stockafolio.portfolio.RejectionReason;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeText;
import com.stockafolio.portfolio.TradeText.InvalidField;
import com.stockafolio.portfolio.UserId;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the records of one partition. Every record is either a trade or rejected for the first of
 * these reasons that fits: the value is no JSON object with the fields of a trade (MALFORMED); its
 * type is another one than a trade's (UNKNOWN_TYPE), whatever fields it has; the key is not its
 * userId (KEY_MISMATCH); the key belongs to another partition (WRONG_PARTITION); a symbol that is
 * longer than any can be, side, quantity, price, time. It is decided by the record's bytes and the
 * partition alone, so that reading it again gives the same.
 *
 * <p>Whether an instrument has the symbol is for the ledger to decide. Not thread-safe.
 */
public final class TradeDecoder {
  private static final int LONGEST_REASON = 200;

  private final int partition;
  private final int partitions;
  private final int ledgers;
  private final SymbolCache symbols = new SymbolCache();
  private final PlainTrade plain = new PlainTrade(symbols);
  private final TradeFields fields = new TradeFields(symbols);
  private final byte[] userKey = new byte[UserId.TEXT_LENGTH];

  /**
   * A decoder for one partition.
   *
   * @param partition the partition whose records it reads
   * @param partitions the number of partitions of the topic
   * @param ledgers the number of ledgers, a multiple of it
   */
  public TradeDecoder(int partition, int partitions, int ledgers) {
    this.partition = partition;
    this.partitions = partitions;
    this.ledgers = ledgers;
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
      String wrong = fields.read(value);
      return wrong == null ? trade(key) : rejected(RejectionReason.MALFORMED, wrong);
    } catch (IOException noJson) {
      return rejected(RejectionReason.MALFORMED, "the value is no JSON: " + plainly(noJson));
    } catch (InvalidField invalid) {
      return rejected(invalid.reason(), invalid.getMessage());
    } catch (RuntimeException unforeseen) {
      // One odd record must not stop the partition, whatever a library makes of its bytes.
      return rejected(RejectionReason.MALFORMED, "the value is unreadable: " + unforeseen);
    }
  }

  private Decoded trade(byte[] key) {
    TradeId tradeId = TradeText.tradeId(fields.tradeId);
    UserId userId = TradeText.userId(fields.userId);
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
    Trade trade =
        new Trade(
            tradeId,
            userId,
            TradeText.symbol(fields.symbol),
            TradeText.side(fields.side),
            TradeText.quantity(fields.quantity),
            TradeText.price(fields.price),
            TradeText.tradedAtMillis(fields.tradedAt));
    return new Decoded.Readable(trade, hash % ledgers);
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

package com.stockafolio.archive;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.ingest.RejectedTopic;
import com.stockafolio.ingest.decode.Decoded;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Writes a Kafka record as an {@code ArchivedRecord}: the raw key and value, and what the decoder
 * that ingest books by reads from them. It goes straight into the encoder, field by field in the
 * order of the schema. Not thread-safe.
 */
final class ArchivedRecordWriter implements DatumWriter<ConsumerRecord<byte[], byte[]>> {
  private static final int NULL = 0;
  private static final int PRESENT = 1;

  /** Of records that no single ledger has. */
  private static final int NO_LEDGER = -1;

  /** The decoded fields from type to tradedAt. */
  private static final int DECODED_FIELDS = 13;

  // A string and its bytes are written alike.
  private static final byte[] BUY = Side.BUY.name().getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SELL = Side.SELL.name().getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRADE = ascii(EntryType.TRADE);
  private static final byte[] CASH = ascii(EntryType.CASH);
  private static final byte[] TRANSFER = ascii(EntryType.TRANSFER);
  private static final byte[] BUST = ascii(EntryType.BUST);
  private static final byte[] CORRECT = ascii(EntryType.CORRECT);

  private final int ledgers;
  private final TradeDecoder[] decoders;
  private final boolean ofRejected;
  private final byte[] idText = new byte[UserId.TEXT_LENGTH];
  private final DecimalBytes decimal = new DecimalBytes();

  /**
   * A writer for one topic.
   *
   * @param rejected whether it is the topic of rejected records
   * @param tradePartitions the number of partitions of the topic of trades
   * @param ledgers the number of ledgers, a multiple of it
   * @param keys whose signatures of market records are right
   */
  ArchivedRecordWriter(boolean rejected, int tradePartitions, int ledgers, MarketKeys keys) {
    this.ofRejected = rejected;
    this.ledgers = ledgers;
    decoders = new TradeDecoder[tradePartitions];
    for (int partition = 0; partition < tradePartitions; partition++) {
      decoders[partition] = new TradeDecoder(partition, tradePartitions, ledgers, keys);
    }
  }

  private static byte[] ascii(EntryType kind) {
    return kind.name().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void setSchema(Schema schema) {
    // The order of the fields is this class's own; a test holds it against the schema.
  }

  @Override
  public void write(ConsumerRecord<byte[], byte[]> record, Encoder out) throws IOException {
    int source = ofRejected ? sourcePartition(record) : -1;
    nullable(record.key(), out);
    nullable(record.value(), out);
    out.writeInt(record.partition());
    out.writeLong(record.offset());
    out.writeLong(record.timestamp());
    decoded(decode(record, ofRejected ? source : record.partition()), record.key(), out);
    if (ofRejected) {
      nullable(header(record, RejectedTopic.REASON), out);
      nullable(header(record, RejectedTopic.DETAIL), out);
      rejectedFrom(source, number(record, RejectedTopic.SOURCE_OFFSET), out);
    } else {
      nulls(4, out);
    }
  }

  private static int sourcePartition(ConsumerRecord<byte[], byte[]> record) {
    long number = number(record, RejectedTopic.SOURCE_PARTITION);
    return number > Integer.MAX_VALUE ? -1 : (int) number;
  }

  private Decoded decode(ConsumerRecord<byte[], byte[]> record, int partition) {
    // Others may have put a record on the topic of rejected ones, without a source that can be.
    TradeDecoder decoder = decoders[partition >= 0 && partition < decoders.length ? partition : 0];
    return decoder.decode(record.key(), record.value());
  }

  private void decoded(Decoded decoded, byte[] key, Encoder out) throws IOException {
    if (decoded instanceof Decoded.Readable readable) {
      out.writeInt(readable.ledger());
      transaction(readable.transaction(), key, out);
      out.writeIndex(NULL);
    } else if (decoded instanceof Decoded.OfMarket market) {
      out.writeInt(NO_LEDGER);
      market(market.record(), out);
      out.writeIndex(NULL);
    } else if (decoded instanceof Decoded.Unreadable unreadable) {
      out.writeInt(ledgerOf(key));
      nulls(DECODED_FIELDS, out);
      out.writeIndex(PRESENT);
      out.writeString(unreadable.reason().name());
    }
  }

  /** A record of the market: its type and its actionId; all that it says is in its value. */
  private static void market(MarketRecord record, Encoder out) throws IOException {
    present(record.action().type().name(), out);
    present(record.actionId().toString(), out);
    nulls(DECODED_FIELDS - 2, out);
  }

  private void transaction(Transaction transaction, byte[] key, Encoder out) throws IOException {
    present(transaction instanceof Trade ? TRADE : other(transaction), out);
    transaction.tradeId().writeAscii(idText, 0);
    present(idText, out);
    present(key, out); // a readable record's key is its user's id
    if (transaction instanceof Trade trade) {
      present(trade.symbol(), out);
      trade(trade.side(), trade.quantity(), trade.price(), trade.fee(), out);
    } else if (transaction instanceof CashMovement cash) {
      cash(cash.kind(), cash.amount(), out);
    } else if (transaction instanceof Transfer transfer) {
      present(transfer.symbol(), out);
      transfer(transfer.direction(), transfer.quantity(), transfer.costBasis(), out);
    } else {
      revision((Revision) transaction, out);
    }
    out.writeIndex(PRESENT);
    out.writeLong(transaction.tradedAtMillis());
  }

  private static byte[] other(Transaction transaction) {
    if (transaction instanceof Revision revision) {
      return revision.type() == EntryType.BUST ? BUST : CORRECT;
    }
    return transaction instanceof CashMovement ? CASH : TRANSFER;
  }

  /** What a correction should have said is there; what it is of, in its value alone. */
  private void revision(Revision revision, Encoder out) throws IOException {
    Correction said = revision instanceof Correct correct ? correct.correction() : null;
    if (said instanceof Correction.OfTrade trade) {
      nulls(1, out);
      trade(trade.side(), trade.quantity(), trade.price(), trade.fee(), out);
    } else if (said instanceof Correction.OfTransfer transfer) {
      nulls(1, out);
      transfer(transfer.direction(), transfer.quantity(), transfer.costBasis(), out);
    } else if (said instanceof Correction.OfCash cash) {
      cash(cash.kind(), cash.amount(), out);
    } else {
      nulls(9, out);
    }
  }

  /** The fields from side to kind. */
  private void trade(Side side, Quantity quantity, Price price, Money fee, Encoder out)
      throws IOException {
    present(side == Side.BUY ? BUY : SELL, out);
    present(quantity.billionths(), out);
    present(price.billionths(), out);
    if (fee.signum() == 0) {
      nulls(1, out);
    } else {
      present(fee.hundredMillionthsExact(), out);
    }
    nulls(4, out);
  }

  /** The fields from symbol to kind. */
  private void cash(CashKind kind, Money amount, Encoder out) throws IOException {
    nulls(7, out);
    present(amount.hundredMillionthsExact(), out);
    present(kind.name(), out);
  }

  /** The fields from side to kind. */
  private void transfer(Direction direction, Quantity quantity, Money costBasis, Encoder out)
      throws IOException {
    nulls(1, out);
    present(quantity.billionths(), out);
    nulls(2, out);
    present(direction.name(), out);
    if (direction == Direction.IN) {
      present(costBasis.hundredMillionthsExact(), out);
    } else {
      nulls(1, out);
    }
    nulls(2, out);
  }

  private static void nulls(int fields, Encoder out) throws IOException {
    for (int field = 0; field < fields; field++) {
      out.writeIndex(NULL);
    }
  }

  private static void present(byte[] text, Encoder out) throws IOException {
    out.writeIndex(PRESENT);
    out.writeBytes(text);
  }

  private static void present(String text, Encoder out) throws IOException {
    out.writeIndex(PRESENT);
    out.writeString(text);
  }

  private void present(long unscaled, Encoder out) throws IOException {
    out.writeIndex(PRESENT);
    decimal.write(unscaled, out);
  }

  private static void rejectedFrom(int partition, long offset, Encoder out) throws IOException {
    if (partition < 0) {
      out.writeIndex(NULL);
    } else {
      out.writeIndex(PRESENT);
      out.writeInt(partition);
    }
    if (offset < 0) {
      out.writeIndex(NULL);
    } else {
      out.writeIndex(PRESENT);
      out.writeLong(offset);
    }
  }

  private int ledgerOf(byte[] key) {
    if (key == null || key.length != UserId.TEXT_LENGTH) {
      return NO_LEDGER;
    }
    try {
      UserId.parse(new String(key, StandardCharsets.ISO_8859_1));
      return Partitioning.ledger(key, ledgers);
    } catch (IllegalArgumentException noUser) {
      return NO_LEDGER;
    }
  }

  private static void nullable(byte[] bytes, Encoder out) throws IOException {
    if (bytes == null) {
      out.writeIndex(NULL);
    } else {
      out.writeIndex(PRESENT);
      out.writeBytes(bytes);
    }
  }

  private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  /** The number in a header, -1 where there is none. */
  private static long number(ConsumerRecord<byte[], byte[]> record, String name) {
    byte[] digits = header(record, name);
    if (digits == null || digits.length == 0 || digits.length > 18) {
      return -1;
    }
    long number = 0;
    for (byte digit : digits) {
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }
}

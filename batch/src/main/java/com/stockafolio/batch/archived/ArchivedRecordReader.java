package com.stockafolio.batch.archived;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.util.Utf8;

/**
 * Reads archived records, only the fields that are asked for, into one object that is filled again:
 * twenty million generic records would cost more than all that is done with them. An object written
 * with a later schema is read as far as Avro's rules of resolution go; where they don't, it is
 * refused.
 */
public final class ArchivedRecordReader implements DatumReader<ArchivedRecord> {
  /** Fields that say what a record of the trades is. */
  public static final List<String> TRADE_FIELDS =
      List.of(
          "key",
          "value",
          "partition",
          "offset",
          "recordedAt",
          "ledger",
          "type",
          "tradeId",
          "userId",
          "symbol",
          "side",
          "shares",
          "pricePerShare",
          "fee",
          "direction",
          "costBasis",
          "amount",
          "kind",
          "tradedAt",
          "problem");

  /** Fields that say what was rejected and why. */
  static final List<String> REJECTION_FIELDS =
      List.of("partition", "offset", "recordedAt", "reason", "sourcePartition", "sourceOffset");

  /** What most records have there. */
  private static final int NULL = 0;

  private final Utf8[] texts = new Utf8[7];
  private final ByteBuffer[] numbers = new ByteBuffer[5];
  private final Schema wanted;

  /** Whether objects are as this version's archiver writes them: then nothing is to be resolved. */
  private boolean plain;

  private Schema written;
  private ResolvingDecoder resolver;

  /** A reader of these fields of each record, and of no others. */
  public ArchivedRecordReader(List<String> fields) {
    Schema whole = AvroSchemas.ARCHIVED_RECORD;
    List<Schema.Field> kept = new ArrayList<>();
    for (String field : fields) {
      kept.add(new Schema.Field(whole.getField(field), whole.getField(field).schema()));
    }
    wanted = Schema.createRecord(whole.getName(), null, whole.getNamespace(), false, kept);
  }

  @Override
  public void setSchema(Schema schema) {
    written = schema;
    resolver = null;
    AvroSchemas.requireSameMeaning(wanted, written);
    plain = written.equals(AvroSchemas.ARCHIVED_RECORD);
  }

  @Override
  public ArchivedRecord read(ArchivedRecord reuse, Decoder in) throws IOException {
    if (plain) {
      return readPlain(reuse == null ? new ArchivedRecord() : reuse, in);
    }
    if (resolver == null) {
      resolver = DecoderFactory.get().resolvingDecoder(written, wanted, null);
    }
    resolver.configure(in);
    ArchivedRecord record = reuse == null ? new ArchivedRecord() : reuse;
    record.clear();
    for (Schema.Field field : resolver.readFieldOrder()) {
      boolean union = field.schema().getType() == Schema.Type.UNION;
      if (union && resolver.readIndex() == 0) {
        resolver.readNull();
      } else {
        read(record, field.name());
      }
    }
    resolver.drain();
    return record;
  }

  /** All fields in the order of the schema, which a test holds this to. */
  private ArchivedRecord readPlain(ArchivedRecord record, Decoder in) throws IOException {
    record.key = bytes(in);
    record.value = bytes(in);
    record.partition = in.readInt();
    record.offset = in.readLong();
    record.recordedAtMillis = in.readLong();
    record.ledger = in.readInt();
    record.type = text(4, in);
    record.tradeId = text(0, in);
    record.userId = text(1, in);
    record.symbol = text(2, in);
    record.side = text(3, in);
    record.shares = number(0, in);
    record.pricePerShare = number(1, in);
    record.fee = number(2, in);
    record.direction = text(5, in);
    record.costBasis = number(3, in);
    record.amount = number(4, in);
    record.kind = text(6, in);
    record.tradedAtMillis = in.readIndex() == NULL ? -1 : in.readLong();
    record.problem = in.readIndex() == NULL ? null : in.readString(null);
    record.reason = in.readIndex() == NULL ? null : in.readString(null);
    if (in.readIndex() != NULL) {
      in.skipString();
    }
    record.sourcePartition = in.readIndex() == NULL ? -1 : in.readInt();
    record.sourceOffset = in.readIndex() == NULL ? -1 : in.readLong();
    return record;
  }

  private static byte[] bytes(Decoder in) throws IOException {
    return in.readIndex() == NULL ? null : array(in.readBytes(null));
  }

  private Utf8 text(int field, Decoder in) throws IOException {
    if (in.readIndex() == NULL) {
      return null;
    }
    texts[field] = in.readString(texts[field]);
    return texts[field];
  }

  private ByteBuffer number(int field, Decoder in) throws IOException {
    if (in.readIndex() == NULL) {
      return null;
    }
    numbers[field] = in.readBytes(numbers[field]);
    return numbers[field];
  }

  private void read(ArchivedRecord record, String field) throws IOException {
    switch (field) {
      case "key" -> record.key = bytes();
      case "value" -> record.value = bytes();
      case "partition" -> record.partition = resolver.readInt();
      case "offset" -> record.offset = resolver.readLong();
      case "recordedAt" -> record.recordedAtMillis = resolver.readLong();
      case "ledger" -> record.ledger = resolver.readInt();
      case "type" -> record.type = text(4);
      case "tradeId" -> record.tradeId = text(0);
      case "userId" -> record.userId = text(1);
      case "symbol" -> record.symbol = text(2);
      case "side" -> record.side = text(3);
      case "shares" -> record.shares = resolver.readBytes(null);
      case "pricePerShare" -> record.pricePerShare = resolver.readBytes(null);
      case "fee" -> record.fee = resolver.readBytes(null);
      case "direction" -> record.direction = text(5);
      case "costBasis" -> record.costBasis = resolver.readBytes(null);
      case "amount" -> record.amount = resolver.readBytes(null);
      case "kind" -> record.kind = text(6);
      case "tradedAt" -> record.tradedAtMillis = resolver.readLong();
      case "problem" -> record.problem = resolver.readString(null);
      case "reason" -> record.reason = resolver.readString(null);
      case "sourcePartition" -> record.sourcePartition = resolver.readInt();
      case "sourceOffset" -> record.sourceOffset = resolver.readLong();
      default -> throw new AvroTypeException("no such field: " + field);
    }
  }

  /** A text in the buffer that the same field of the record before was read into. */
  private Utf8 text(int field) throws IOException {
    texts[field] = resolver.readString(texts[field]);
    return texts[field];
  }

  private byte[] bytes() throws IOException {
    return array(resolver.readBytes(null));
  }

  private static byte[] array(ByteBuffer read) {
    return read.array().length == read.remaining() ? read.array() : copy(read);
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  /** Whether a text of the archive is the given one; both may be null. */
  public static boolean same(Utf8 archived, String text) {
    return Objects.equals(archived == null ? null : archived.toString(), text);
  }
}

package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.ingest.decode.TradeDecoder;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RawRecordsTest {
  private final RawRecords raw = new RawRecords();

  @Test
  void findsTheRecordAtAnOffset() {
    raw.add(chunk(0, 1, 4, 5));
    raw.add(chunk(0, 9));
    assertThat(raw.at(1).offset()).isEqualTo(1);
    assertThat(raw.at(5).offset()).isEqualTo(5);
    assertThat(raw.at(9).offset()).isEqualTo(9);
    assertThatThrownBy(() -> raw.at(3)).hasMessageContaining("offset 3 is not in flight");
    assertThatThrownBy(() -> raw.at(10)).hasMessageContaining("offset 10 is not in flight");
  }

  @Test
  void letsGoOfChunksThatAreSettledAsAWhole() {
    raw.add(chunk(0, 1, 4, 5));
    raw.add(chunk(0, 9));
    raw.settledUpTo(4);
    assertThat(raw.weight()).isEqualTo(4);
    raw.settledUpTo(5);
    assertThat(raw.weight()).isEqualTo(1);
    assertThatThrownBy(() -> raw.at(4)).isInstanceOf(IllegalArgumentException.class);
    raw.settledUpTo(9);
    assertThat(raw.isEmpty()).isTrue();
  }

  @Test
  void aLargeRecordWeighsMore() {
    raw.add(chunk(900 * 1024, 1));
    assertThat(raw.weight()).isEqualTo(901);
  }

  private static ReadChunk chunk(int bytes, long... offsets) {
    ReadChunk.Arriving arriving = new ReadChunk.Arriving(record(bytes, offsets[0]));
    for (int i = 1; i < offsets.length; i++) {
      arriving.add(record(bytes, offsets[i]));
    }
    return arriving.decode(new TradeDecoder(0, 4, 16));
  }

  private static ConsumerRecord<byte[], byte[]> record(int bytes, long offset) {
    return new ConsumerRecord<>(
        "trades",
        0,
        offset,
        0,
        TimestampType.LOG_APPEND_TIME,
        0,
        bytes,
        new byte[0],
        new byte[bytes],
        new RecordHeaders(),
        Optional.empty());
  }
}

package com.stockafolio.batch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.batch.exact.BatchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingsTest {
  private static final LocalDate DATE = LocalDate.parse("2026-11-23");
  private static final String CLOSE = "20261123T210000.000Z";

  @TempDir Path directory;

  @Test
  void aResultOfAnotherVersionIsRefusedAndStays() throws IOException {
    Closings closings = new Closings(Store.open(directory.toUri().toString(), new Configuration()));
    List<byte[]> market = List.of("{}".getBytes(StandardCharsets.UTF_8));
    closings.write(
        new DayResult(DATE, CLOSE, DayResult.CERTIFIED, new long[] {7}, null, Map.of(), market));
    assertThat(closings.result(DATE, CLOSE).market().get(0)).isEqualTo(market.get(0));
    assertThat(closings.result(DATE, CLOSE).certified()).isTrue();
    Path result = directory.resolve(Closings.resultDirectory(DATE, CLOSE) + "/result.json");
    String before = Files.readString(result).replace("\"schema\" : 6", "\"schema\" : 5");
    Files.writeString(result, before);
    Files.deleteIfExists(result.resolveSibling(".result.json.crc"));

    assertThatThrownBy(() -> closings.result(DATE, CLOSE))
        .isInstanceOf(BatchFailure.class)
        .hasMessageContaining("was written by another version of the batch")
        .hasMessageContaining("go on with that version, or begin with an empty store");
    assertThatThrownBy(() -> closings.certified(DATE)).isInstanceOf(BatchFailure.class);
    assertThat(result).hasContent(before);
  }
}

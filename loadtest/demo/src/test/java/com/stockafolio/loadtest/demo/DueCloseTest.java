package com.stockafolio.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DueCloseTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

  @TempDir Path bucket;

  private void write(String path, String content) throws IOException {
    Path file = bucket.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void close(LocalDate date, String id) throws IOException {
    write("closing/date=%s/manifest-%s.json".formatted(date, id), "{\"schema\":1}");
  }

  private void finish(LocalDate date, String id) throws IOException {
    write("batch/date=%s/id=%s/result.json".formatted(date, id), "{}");
  }

  @Test
  void withoutACloseNothingIsDue() throws IOException {
    assertThat(DueClose.earliest(bucket, Set.of())).isEmpty();
    write("closing/date=2026-11-24/id=a/ledger=00000.avro", "no manifest yet");
    assertThat(DueClose.earliest(bucket, Set.of())).isEmpty();
    assertThat(DueClose.earliest(bucket.resolve("none"), Set.of())).isEmpty();
  }

  @Test
  void theEarliestDateComesFirstAndItsLatestClose() throws IOException {
    close(TUESDAY, "20261124T210000.000Z");
    close(MONDAY, "20261123T210000.000Z");
    close(MONDAY, "20261123T220000.000Z");
    assertThat(DueClose.earliest(bucket, Set.of()))
        .hasValue(new DueClose(MONDAY, "20261123T220000.000Z"));
  }

  @Test
  void whatIsFinishedOrTriedIsNotDueButForALaterClose() throws IOException {
    close(MONDAY, "a");
    finish(MONDAY, "a");
    close(TUESDAY, "b");
    assertThat(DueClose.earliest(bucket, Set.of())).hasValue(new DueClose(TUESDAY, "b"));
    assertThat(DueClose.earliest(bucket, Set.of("b"))).isEmpty();
    close(MONDAY, "c");
    assertThat(DueClose.earliest(bucket, Set.of("b"))).hasValue(new DueClose(MONDAY, "c"));
  }

  @Test
  void aCloseMadeFromTheArchiveIsNotChecked() throws IOException {
    write("closing/date=2026-11-24/manifest-a.json", "{\"rebuilt\":true}");
    assertThat(DueClose.earliest(bucket, Set.of())).isEmpty();
  }
}

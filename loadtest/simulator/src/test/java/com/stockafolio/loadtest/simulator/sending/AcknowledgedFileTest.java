package com.stockafolio.loadtest.simulator.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.options.InvalidOption;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedFileTest {

  @TempDir Path data;

  @Test
  void holdsOneLineThatOnlyGrows() throws Exception {
    AcknowledgedFile file = AcknowledgedFile.create(data, -5, 3);
    assertThat(text()).isEqualTo("seed=-5 run=3 acknowledged=0\n");
    file.write(12);
    file.write(7);
    assertThat(text()).isEqualTo("seed=-5 run=3 acknowledged=12\n");
    assertThat(Files.list(data.resolve("acknowledged"))).hasSize(1);
  }

  private String text() throws Exception {
    return Files.readString(data.resolve("acknowledged/run-3"));
  }

  @Test
  void aRunIsProducedOnce() throws Exception {
    AcknowledgedFile.create(data, 42, 3);
    assertThatThrownBy(() -> AcknowledgedFile.create(data, 42, 3))
        .isInstanceOf(InvalidOption.class)
        .hasMessageStartingWith("--run=3 has been produced before: ");
    AcknowledgedFile.create(data, 42, 4);
  }
}

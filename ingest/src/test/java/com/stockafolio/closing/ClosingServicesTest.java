package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.engine.NodePart;
import com.stockafolio.engine.serving.ClosingImport;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A node finds its parts by the names of their interfaces alone: a file of another name is none.
 */
@Timeout(60)
class ClosingServicesTest {
  @Test
  void aNodeFindsWhatReadsAndWritesCloses() {
    assertThat(ServiceLoader.load(ClosingImport.class))
        .hasExactlyElementsOfTypes(ClosingFiles.class);
    assertThat(ServiceLoader.load(NodePart.class)).hasAtLeastOneElementOfType(ClosingPart.class);
  }
}

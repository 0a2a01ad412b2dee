package com.stockafolio.batch;

import static com.stockafolio.batch.BatchRig.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.batch.store.Closings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same day on a real HDFS gives the same document. */
@Tag("faults")
@Timeout(300)
class HdfsIT {
  private static final String CLOSE = "20261123T210000.000Z";

  @TempDir Path directory;

  @Test
  void dayOnHdfsIsTheDayOnFiles() throws IOException {
    BatchRig rig = new BatchRig(directory);
    GeneratedMarket market = BatchRig.market(rig.store, 2_000);
    market.trade(MONDAY, 30_000);
    market.close(MONDAY, CLOSE);
    try (MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(new Configuration(), directory.resolve("hdfs").toFile())
            .numDataNodes(1)
            .build()) {
      FileSystem hdfs = cluster.getFileSystem();
      var root = new org.apache.hadoop.fs.Path(hdfs.getUri() + "/firm/stockafolio");
      hdfs.copyFromLocalFile(new org.apache.hadoop.fs.Path(rig.store.toUri()), root);
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
      int code = rig.run(root.toString(), progress, "--date=" + MONDAY);
      assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
      assertThat(rig.run("--date=" + MONDAY)).as(rig.said()).isZero();
      String path = Closings.resultDirectory(MONDAY, CLOSE) + "/insights.json";
      try (FSDataInputStream in = hdfs.open(new org.apache.hadoop.fs.Path(root, path))) {
        String document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(document).isEqualTo(rig.document(MONDAY, CLOSE));
      }
    }
  }
}

package com.stockafolio.loadtest.bench;

import com.stockafolio.loadtest.stack.Child;
import com.stockafolio.loadtest.stack.LocalStack;
import java.util.List;

/** A peer: the module {@code loadtest/peers/<name>}. */
record PeerContender(String name, String mainClass) implements Contender {

  @Override
  public String group() {
    return name + "-peer";
  }

  @Override
  public String keyspace() {
    return name.replace('-', '_') + "_peer";
  }

  @Override
  public boolean hasStreams() {
    return false;
  }

  @Override
  public Child start(LocalStack stack, Options.Sizes sizes, boolean traced) {
    return stack.startModule(
        "peers/" + name,
        name,
        mainClass,
        List.of(
            "-Xms" + sizes.peerHeapMb() + "m",
            "-Xmx" + sizes.peerHeapMb() + "m",
            "-XX:+ExitOnOutOfMemoryError"),
        List.of(
            "--bootstrap=" + stack.ports().kafkaAddress(),
            "--cassandra=" + stack.ports().cqlAddress(),
            "--http-port=" + stack.ports().http(1),
            "--data=" + stack.workspace().directory(name)));
  }
}

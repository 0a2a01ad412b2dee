package com.stockafolio.loadtest.bench.contender;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A peer: the module {@code loadtest/peers/<name>}.
 *
 * @param heapBytesPerUser heap that it wants for each user beside a base; 0 where users are on disk
 * @param jvm further JVM arguments
 */
record PeerContender(String name, String mainClass, int heapBytesPerUser, List<String> jvm)
    implements Contender {

  /** An entity for each user, measured at 2,900 bytes, and room for the collector. */
  private static final int ENTITY_BYTES = 5_000;

  /** What Spark reaches into. */
  private static final List<String> SPARK_OPENS =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  PeerContender {
    jvm = List.copyOf(jvm);
  }

  /** One that keeps its users on disk. */
  static PeerContender light(String name, String mainClass) {
    return new PeerContender(name, mainClass, 0, List.of());
  }

  /** One that keeps its users on the heap. */
  static PeerContender inMemory(String name, String mainClass) {
    return new PeerContender(name, mainClass, ENTITY_BYTES, List.of());
  }

  /** One on Spark. */
  static PeerContender spark(String name, String mainClass) {
    List<String> jvm = new ArrayList<>();
    SPARK_OPENS.forEach(open -> jvm.add("--add-opens=" + open + "=ALL-UNNAMED"));
    jvm.add("-Djdk.reflect.useDirectMethodHandle=false");
    jvm.add("-Dio.netty.tryReflectionSetAccessible=true");
    jvm.add("-Dlog4j2.configurationFile=classpath:peer-log4j2.properties");
    return new PeerContender(name, mainClass, 0, jvm);
  }

  @Override
  public String group() {
    return name + "-peer";
  }

  @Override
  public String keyspace() {
    return name.replace('-', '_') + "_peer";
  }

  @Override
  public Optional<String> topics() {
    return Optional.of(name);
  }

  @Override
  public Child start(LocalStack stack, Options options) {
    String heap = options.sizes().peerHeapMb(options.load().users(), heapBytesPerUser) + "m";
    List<String> arguments = new ArrayList<>(jvm);
    arguments.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
    arguments.addAll(options.sizes().peerJvm());
    return stack.startModule(
        "peers/" + name,
        name,
        mainClass,
        arguments,
        List.of(
            "--bootstrap=" + stack.ports().kafkaAddress(),
            "--cassandra=" + stack.ports().cqlAddress(),
            "--http-port=" + stack.ports().http(1),
            "--remoting-port=" + stack.ports().remoting(1),
            "--data=" + stack.workspace().directory(name)),
        options.sizes().peerJava());
  }
}

package com.stockafolio.batch;

import java.util.List;

/** How a JVM that runs Spark is to be started. */
final class SparkJvm {
  /** Leaves room within 4 GB for what Spark and the compressors hold beside the heap. */
  static final String HEAP = "3g";

  /** What Spark reaches into, and a collector and pages that cost least where throughput is all. */
  static final List<String> OPTIONS =
      List.of(
          "-XX:+UseParallelGC",
          "-XX:+UseTransparentHugePages",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED",
          "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
          "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
          // Known from JDK 24 on, which else warns of Spark's libraries.
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djdk.reflect.useDirectMethodHandle=false",
          "-Dio.netty.tryReflectionSetAccessible=true",
          "-Dlog4j2.configurationFile=classpath:batch-log4j2.properties");

  private SparkJvm() {}
}

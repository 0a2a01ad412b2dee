package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a child JVM, as the operating system and the JVM itself tell it. */
public final class Memory {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern HEAP_PART =
      Pattern.compile("(?:total|committed) (\\d+)K, used (\\d+)K");
  private static final int KIB = 1024;

  private Memory() {}

  /** Resident bytes; empty where the operating system does not say. */
  public static OptionalLong residentBytes(Child process) {
    try {
      return kibibytes(
          RESIDENT, Files.readString(Path.of("/proc/" + process.pid() + "/status")), 1);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Used heap in bytes, garbage included. */
  public static OptionalLong heapBytes(Child process) throws InterruptedException {
    return usedHeap(Jcmd.run(process, "GC.heap_info"));
  }

  /** Heap in bytes right after a full collection. */
  public static OptionalLong livingBytes(Child process) throws InterruptedException {
    Jcmd.run(process, "GC.run");
    return heapBytes(process);
  }

  /** What {@code jcmd GC.heap_info} says is used, over all parts of the heap. */
  static OptionalLong usedHeap(String heapInfo) {
    return kibibytes(HEAP_PART, heapInfo, 2);
  }

  private static OptionalLong kibibytes(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    long sum = 0;
    boolean found = false;
    while (matcher.find()) {
      sum += Long.parseLong(matcher.group(group)) * KIB;
      found = true;
    }
    return found ? OptionalLong.of(sum) : OptionalLong.empty();
  }
}

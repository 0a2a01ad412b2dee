package com.stockafolio.loadtest.bench.measuring;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** JDK Flight Recorder profiles of processes over the window that is measured, where wanted. */
public final class Profile implements ClosedLoop.Marks {
  private static final int SHOWN = 10;
  private static final double PERCENT = 100;

  private final List<Child> processes;
  private final Map<String, List<String>> topFrames = new LinkedHashMap<>();

  /** Of these processes; of none where no profile is wanted. */
  public Profile(List<Child> processes) {
    this.processes = List.copyOf(processes);
  }

  @Override
  public void begin(Sample at) throws InterruptedException {
    for (Child process : processes) {
      Jcmd.run(process, "JFR.start", "name=bench", "settings=profile");
    }
  }

  @Override
  public void end(Sample at) throws InterruptedException {
    for (Child process : processes) {
      topFrames.put(process.role(), topFrames(process));
    }
  }

  private static List<String> topFrames(Child process) throws InterruptedException {
    try {
      Path file = Files.createTempFile("bench", ".jfr");
      try {
        Jcmd.run(process, "JFR.stop", "name=bench", "filename=" + file);
        return topFrames(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new StackFailure("the profile of " + process.role() + " cannot be read: " + e, e);
    }
  }

  /**
   * By the process's role the methods in which most of its time was spent, with their shares in
   * percent, most first.
   */
  public Map<String, List<String>> topFrames() {
    return topFrames;
  }

  private static List<String> topFrames(Path recording) throws IOException {
    Map<String, Integer> samples = new HashMap<>();
    int all = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && stack != null
            && !stack.getFrames().isEmpty()) {
          all++;
          samples.merge(name(stack.getFrames().get(0)), 1, Integer::sum);
        }
      }
    }
    double total = all;
    return samples.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .map(
            entry ->
                String.format(
                    Locale.ROOT, "%4.1f %% %s", PERCENT * entry.getValue() / total, entry.getKey()))
        .toList();
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }
}

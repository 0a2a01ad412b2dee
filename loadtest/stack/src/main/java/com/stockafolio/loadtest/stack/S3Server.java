package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.ChildJvm;
import com.stockafolio.loadtest.process.Template;
import com.stockafolio.loadtest.process.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An S3 server that keeps its buckets as directories; it has the system's bucket. */
record S3Server(Workspace workspace, Programs programs, Ports ports, StackSettings settings)
    implements Server {
  private static final String BUCKET = "stockafolio";

  @Override
  public ChildJvm jvm() {
    Map<String, Object> values =
        Map.of("LISTEN", settings.listen(), "PORT", ports.s3(), "DATA", workspace.directory("s3"));
    // A bucket is a directory, so that this makes it.
    workspace.directory("s3/" + BUCKET);
    Path run = workspace.directory("run/s3");
    Path logback = Template.write("server-logback.xml", Map.of(), run.resolve("logback.xml"));
    Path configuration = Template.write("s3proxy.conf", values, run.resolve("s3.conf"));
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx128m");
    arguments.add("-XX:+UseSerialGC");
    // With the second compiler, unlike the other servers: it hashes all that it takes twice, and
    // that compiler alone has the processor's own instructions for it.
    arguments.add("-Dlogback.configurationFile=" + logback.toUri());
    arguments.addAll(settings.s3Jvm());
    return new ChildJvm(
        "s3",
        programs.of("s3").value(),
        arguments,
        "com.stockafolio.loadtest.s3.LocalS3",
        List.of(configuration.toString()),
        Duration.ofSeconds(10));
  }

  @Override
  public boolean answers(Child child) {
    return Probes.httpStatus("http://127.0.0.1:" + ports.s3() + "/") > 0;
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(2);
  }
}

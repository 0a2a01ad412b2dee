package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.ChildJvm;
import com.stockafolio.loadtest.process.JvmOptions;
import com.stockafolio.loadtest.process.Template;
import com.stockafolio.loadtest.process.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A single Kafka broker and controller, with the system's topics. */
record KafkaServer(Workspace workspace, Programs programs, Ports ports, StackSettings settings)
    implements Server {

  private static final String READY = "LocalKafka: topics are there";

  @Override
  public ChildJvm jvm() {
    Map<String, Object> values =
        Map.of(
            "PORT",
            ports.kafka(),
            "CONTROLLER_PORT",
            ports.kafkaController(),
            "LISTEN",
            settings.listen(),
            "HOST",
            settings.host(),
            "DATA",
            workspace.directory("kafka"));
    Path properties =
        Template.write(
            "kafka.properties",
            values,
            workspace.directory("run/kafka").resolve("kafka.properties"));

    List<String> arguments = new ArrayList<>();
    arguments.add("-Xms" + settings.kafkaHeapMb() + "m");
    arguments.add("-Xmx" + settings.kafkaHeapMb() + "m");
    arguments.addAll(JvmOptions.of("kafka-jvm.options"));
    arguments.addAll(settings.kafkaJvm());
    return new ChildJvm(
        "kafka",
        programs.of("kafka").value(),
        arguments,
        "com.stockafolio.loadtest.kafka.LocalKafka",
        List.of(properties.toString()),
        Duration.ofSeconds(20));
  }

  @Override
  public boolean answers(Child child) {
    return child.hasLogged(READY) && Probes.listens(ports.kafka());
  }

  @Override
  public Duration startLimit() {
    // After a kill -9 the broker reads its last segments again.
    return Duration.ofMinutes(2);
  }
}

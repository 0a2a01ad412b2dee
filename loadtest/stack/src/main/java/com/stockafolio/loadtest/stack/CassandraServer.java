package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.ChildJvm;
import com.stockafolio.loadtest.process.JvmOptions;
import com.stockafolio.loadtest.process.ModuleClassPath;
import com.stockafolio.loadtest.process.Template;
import com.stockafolio.loadtest.process.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A single Cassandra 5.0 node, data centre {@code datacenter1}. */
record CassandraServer(Workspace workspace, Programs programs, Ports ports, StackSettings settings)
    implements Server {

  private static final int FIRST_WITHOUT_SECURITY_MANAGER = 24;

  @Override
  public ChildJvm jvm() {
    ModuleClassPath classPath = programs.of("cassandra");
    Path run = workspace.directory("run/cassandra");
    Map<String, Object> values =
        Map.of(
            "CQL_PORT",
            ports.cql(),
            "STORAGE_PORT",
            ports.cassandraStorage(),
            "LISTEN",
            settings.listen(),
            "HOST",
            settings.host(),
            "MEMTABLE_MIB",
            settings.cassandraMemtableMb());
    Path yaml = Template.write("cassandra.yaml", values, run.resolve("cassandra.yaml"));
    Path logback = Template.write("server-logback.xml", Map.of(), run.resolve("logback.xml"));

    List<String> arguments = new ArrayList<>();
    arguments.add("-Xms" + settings.cassandraHeapMb() + "m");
    arguments.add("-Xmx" + settings.cassandraHeapMb() + "m");
    arguments.add("-javaagent:" + classPath.jar("jamm-"));
    arguments.add("-Dcassandra.config=" + yaml.toUri());
    arguments.add("-Dcassandra.storagedir=" + workspace.directory("cassandra"));
    arguments.add("-Dlogback.configurationFile=" + logback.toUri());
    arguments.addAll(JvmOptions.of("cassandra-jvm.options"));
    arguments.addAll(settings.cassandraJvm());
    return new ChildJvm(
        "cassandra",
        classPathFor(JvmOptions.THIS_JDK, classPath),
        arguments,
        "org.apache.cassandra.service.CassandraDaemon",
        List.of(),
        Duration.ofSeconds(30));
  }

  /** The module's own class replaces one of Cassandra's where a JDK has no security manager. */
  static String classPathFor(int jdk, ModuleClassPath classPath) {
    return jdk < FIRST_WITHOUT_SECURITY_MANAGER ? classPath.dependencies() : classPath.value();
  }

  @Override
  public boolean answers(Child child) {
    return Probes.answersCql(ports.cql());
  }

  @Override
  public Duration startLimit() {
    // Replaying the commit log after a kill -9 takes longer than a cold start.
    return Duration.ofMinutes(3);
  }
}

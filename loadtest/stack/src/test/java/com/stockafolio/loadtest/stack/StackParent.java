package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a local stack, prints its ports and processes, and lives until it is killed. */
final class StackParent {

  static final String READY = "ready";

  private StackParent() {}

  /** The only argument is the data directory. */
  public static void main(String[] args) throws InterruptedException {
    Workspace workspace = new Workspace(Workspace.findRoot(), Path.of(args[0]));
    Ports ports = Ports.free();
    Children children = new Children(living -> {});
    LocalStack stack = LocalStack.start(workspace, ports, StackSettings.small(), children);
    System.out.println("cql " + ports.cql());
    System.out.println("kafka " + ports.kafka());
    System.out.println("s3 " + ports.s3());
    for (Child server : stack.servers()) {
      System.out.println("process " + server.pid());
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}

package com.stockafolio.loadtest.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The child JVMs of one parent in the order of their start; they stop in the reverse order.
 *
 * <p>Safe for use by several threads: a shutdown hook stops what another thread is still starting.
 */
public final class Children implements AutoCloseable {

  private final Consumer<List<Child>> listener;
  private final List<Child> started = new ArrayList<>();
  private boolean closed;

  /**
   * Children of which {@code listener} is told, with the living ones, whenever one was started or
   * stopped.
   */
  public Children(Consumer<List<Child>> listener) {
    this.listener = listener;
  }

  /**
   * Starts a child, unless the others have been stopped.
   *
   * @throws StackFailure if they have
   */
  public synchronized Child start(Supplier<Child> jvm) {
    requireOpen();
    Child child = jvm.get();
    started.add(child);
    listener.accept(living());
    return child;
  }

  /** The children that are alive, in the order of their start. */
  public synchronized List<Child> living() {
    return started.stream().filter(Child::isAlive).toList();
  }

  public synchronized void requireOpen() {
    if (closed) {
      throw new StackFailure("the local system is stopping");
    }
  }

  /** Stops one child: asks it, waits for its grace, then ends it by force. */
  public void stop(Child child) throws InterruptedException {
    child.askToEnd();
    child.end();
    synchronized (this) {
      listener.accept(living());
    }
  }

  /**
   * Stops all, the last started first; engine nodes together. Starts are refused from now on. A
   * second call waits for the first.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      stopLiving();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      living().forEach(Child::kill);
    }
    synchronized (this) {
      listener.accept(living());
    }
  }

  private void stopLiving() throws InterruptedException {
    List<Child> lastFirst = new ArrayList<>(living());
    Collections.reverse(lastFirst);
    while (!lastFirst.isEmpty()) {
      String kind = lastFirst.get(0).kind();
      List<Child> together = lastFirst.stream().filter(c -> c.kind().equals(kind)).toList();
      lastFirst.removeAll(together);
      together.forEach(Child::askToEnd);
      for (Child child : together) {
        child.end();
      }
    }
  }
}

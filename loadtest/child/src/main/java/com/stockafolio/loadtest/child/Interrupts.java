package com.stockafolio.loadtest.child;

/** What Ctrl-C sends to every process of the terminal. */
final class Interrupts {

  private Interrupts() {}

  /**
   * Ignores SIGINT for the life of this JVM. A handler that a server installs later (Kafka and
   * Cassandra do) changes nothing: the JVM leaves a SIGINT alone that the process ignores.
   *
   * <p>Reflection, because javac warns of {@code sun.misc.Signal} wherever it is named and cannot
   * be told not to; the class has no successor.
   */
  static void ignore() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object interrupt = signal.getConstructor(String.class).newInstance("INT");
    Object ignored = handler.getField("SIG_IGN").get(null);
    signal.getMethod("handle", signal, handler).invoke(null, interrupt, ignored);
  }
}

package com.stockafolio.loadtest.bench.contender;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.stack.LocalStack;
import java.util.Optional;

/** Someone who books the trades of the topic. */
public interface Contender {

  /** The name in options and results. */
  String name();

  /** The consumer group whose committed offsets say how far it has come. */
  String group();

  /** The keyspace in which the checker counts journal rows. */
  String keyspace();

  /** What the names of its own topics begin with; empty where it makes none. */
  Optional<String> topics();

  /** Starts its process, which answers on the HTTP port of engine node 1; does not wait. */
  Child start(LocalStack stack, Options options);
}

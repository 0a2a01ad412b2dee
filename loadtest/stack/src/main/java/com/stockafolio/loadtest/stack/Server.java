package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.ChildJvm;
import java.time.Duration;

/** One of the servers of a local system. */
sealed interface Server permits CassandraServer, KafkaServer, S3Server {

  /** Writes the server's configuration and says how to start it. */
  ChildJvm jvm();

  /** Whether the started server answers its clients. */
  boolean answers(Child child);

  /** How long the server may take to answer, on a busy machine of two cores. */
  Duration startLimit();
}

package com.stockafolio.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final Exception failure = new IllegalStateException("it", new RuntimeException("why"));

  @Test
  void whatWrapsAFailureIsTakenOff() {
    assertThat(Failures.cause(new CompletionException(new ExecutionException(failure))))
        .isSameAs(failure);
  }

  @Test
  void whatIsNotWrappedStays() {
    assertThat(Failures.cause(failure)).isSameAs(failure);
    assertThat(Failures.cause(null)).isNull();
  }

  @Test
  void aWrapperOfNothingIsTheFailure() {
    CompletionException empty = new CompletionException("nothing in it", null);
    assertThat(Failures.cause(empty)).isSameAs(empty);
  }
}

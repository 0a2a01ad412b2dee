package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumePointTest {
  @ParameterizedTest
  @CsvSource({
    ",-1,false",
    "'',-1,false",
    "0,0,false",
    "42,42,false",
    "9223372036854775807,9223372036854775807,false",
    "-1,-1,true",
    "9223372036854775808,-1,true",
    "4.5,-1,true",
    "snapshot,-1,true"
  })
  void aNumberIsResumedFromAndAnythingElseIsUnusable(String text, long last, boolean unusable) {
    assertThat(ResumePoint.of(text)).isEqualTo(new ResumePoint(last, unusable));
  }
}

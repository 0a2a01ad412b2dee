package com.stockafolio.batch.archived;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AvroSchemasTest {
  @Test
  void aRecordOfTheFirstFormIsRefusedInWords() {
    assertRefused(
        AvroSchemas.ARCHIVED_RECORD, "quantity has 4 decimals instead of the 9 of shares");
  }

  @Test
  void aPortfolioOfTheFirstFormIsRefusedInWords() {
    assertRefused(
        AvroSchemas.CLOSING_PORTFOLIO, "sharesHeld has 4 decimals instead of the 9 of totalShares");
  }

  private static void assertRefused(Schema known, String words) {
    assertThatThrownBy(() -> AvroSchemas.requireSameMeaning(known, FirstForm.of(known)))
        .isInstanceOf(AvroTypeException.class)
        .hasMessage(
            "it is of the first form, whose "
                + words
                + ": go on with the version that wrote it, or begin with an empty store");
    assertThatCode(() -> AvroSchemas.requireSameMeaning(known, known)).doesNotThrowAnyException();
  }

  @Test
  void anotherSchemaLacksAField() {
    Schema other = Schema.createRecord("Other", null, "other", false, List.of());
    assertThatThrownBy(() -> AvroSchemas.requireSameMeaning(AvroSchemas.ARCHIVED_RECORD, other))
        .hasMessage(
            "it has no field key, so it is of an earlier form: go on with the version that wrote"
                + " it, or begin with an empty store");
  }
}

package com.stockafolio.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionExampleTest {
  private static final int SIGNATURE_MEMBER = 102;

  @Test
  void numbersWhatIsTheMarketsAndSignsIt() throws Exception {
    List<ActionExample> all = ActionExample.all();
    assertThat(all).hasSize(40);
    ActionExample.Step split = all.get(0).steps().get(1);
    assertThat(split.number()).isEqualTo(1);
    byte[] value = split.value("nobody");
    assertThat(new String(value, UTF_8))
        .startsWith("{\"type\":\"SPLIT\",\"actionId\":\"00000000-0000-9003-0000-000000000001\"")
        .contains("\"number\":1,", ",\"symbol\":\"AAPL\",\"from\":1,\"to\":10,\"signature\":\"");
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(
                    Base64.getDecoder().decode(SignedRecord.TEST_VERIFYING_KEY))));
    signature.update(value, 0, value.length - SIGNATURE_MEMBER);
    byte[] text = Arrays.copyOfRange(value, value.length - 88, value.length - 2);
    assertThat(signature.verify(Base64.getUrlDecoder().decode(text))).isTrue();
  }

  @Test
  void aTradeIsTheUsers() throws Exception {
    ActionExample.Step buy = ActionExample.all().get(0).steps().get(0);
    assertThat(buy.isMarkets()).isFalse();
    assertThat(new String(buy.value("me"), UTF_8)).contains("\"userId\":\"me\"", "\"tradeId\":");
    assertThat(buy.positions().get("AAPL").get("quantity").asText()).isEqualTo("1");
  }
}

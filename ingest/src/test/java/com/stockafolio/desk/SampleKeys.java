package com.stockafolio.desk;

import com.stockafolio.market.MarketKeys;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A pair of keys of a test's own. */
public final class SampleKeys {
  private static final Base64.Encoder TEXT = Base64.getEncoder();

  /** What the settings say. */
  public final String signing;

  public final String verifying;
  public final MarketKeys.Signer signer;
  public final MarketKeys trusted;

  public SampleKeys() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(MarketKeys.ALGORITHM).generateKeyPair();
      signing = TEXT.encodeToString(pair.getPrivate().getEncoded());
      verifying = TEXT.encodeToString(pair.getPublic().getEncoded());
      signer = MarketKeys.Signer.of(signing);
      trusted = MarketKeys.trusting(List.of(verifying));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

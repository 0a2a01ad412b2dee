package com.stockafolio.loadtest.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Who signs tokens: a key of its own, whose public half stands in a JSON Web Key Set. */
final class Issuer {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String name;
  private final KeyPair keys;

  Issuer(String name) throws GeneralSecurityException {
    this.name = name;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  void writeKeySet(Path file) throws IOException {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    Files.writeString(
        file,
        """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"1","n":"%s","e":"%s"}]}
        """
            .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent())));
  }

  /** A token of the firm for an hour. */
  String firm() throws GeneralSecurityException {
    long expiry = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"stockafolio\",\"sub\":\"desk\",\"scope\":\"firm\",\"exp\":%d}"
            .formatted(name, expiry);
    String signed =
        BASE64.encodeToString("{\"alg\":\"RS256\",\"kid\":\"1\"}".getBytes(UTF_8))
            + "."
            + BASE64.encodeToString(claims.getBytes(UTF_8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + BASE64.encodeToString(signature.sign());
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }
}

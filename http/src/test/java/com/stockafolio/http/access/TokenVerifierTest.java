package com.stockafolio.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TokenVerifierTest {
  private static final UserId USER = UserId.parse("6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d");
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final byte[] SECRET = "a secret of more than thirty-two bytes".getBytes();

  private final AccessSettings shared = settings(new AccessSettings.SharedSecret(SECRET));
  private final TokenVerifier verifier = TokenVerifier.of(shared, CLOCK);

  private static AccessSettings settings(AccessSettings.Keys keys) {
    return new AccessSettings(
        "issuer",
        "stockafolio",
        keys,
        Duration.ofSeconds(10),
        Optional.of(Duration.ofHours(1)),
        Duration.ofSeconds(30),
        2,
        10);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("issuer")
        .audience("stockafolio")
        .subject(USER.toString())
        .claim("scope", "trader")
        .expirationTime(at(60));
  }

  private static Date at(int secondsFromNow) {
    return Date.from(NOW.plusSeconds(secondsFromNow));
  }

  private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return signed(
        new JWSHeader(JWSAlgorithm.HS256), new MACSigner(SECRET), change.apply(claims()).build());
  }

  private static Principal verify(TokenVerifier verifier, String token) throws Exception {
    try {
      return verifier.verify(token).toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private void assertRefused(String token, String why) {
    assertThatThrownBy(() -> verify(verifier, token))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void aTraderIsTheSubject() throws Exception {
    Principal who = verify(verifier, token(claims -> claims));
    assertThat(who).isEqualTo(Principal.trader(USER, NOW.plusSeconds(60)));
    UserId other = new UserId(1, 2);
    assertThat(who.mayRead(USER)).isTrue();
    assertThat(who.mayTradeFor(USER)).isTrue();
    assertThat(who.mayRead(other)).isFalse();
    assertThat(who.mayTradeFor(other)).isFalse();
  }

  @Test
  void theFirmReadsAllAndTradesForNobody() throws Exception {
    Principal who =
        verify(verifier, token(claims -> claims.subject("desk").claim("scope", "openid firm")));
    assertThat(who).isEqualTo(Principal.firm(NOW.plusSeconds(60)));
    assertThat(who.mayRead(USER)).isTrue();
    assertThat(who.mayTradeFor(USER)).isFalse();
  }

  @Test
  void scopesMayBeAListAndBoth() throws Exception {
    Principal who =
        verify(verifier, token(claims -> claims.claim("scope", List.of("firm", "trader"))));
    assertThat(who).isEqualTo(new Principal(USER, true, NOW.plusSeconds(60)));
  }

  @Test
  void demoTokensAreGood() throws Exception {
    DemoTokens demo = new DemoTokens(shared, CLOCK);
    assertThat(verify(verifier, demo.forTrader(USER)))
        .isEqualTo(Principal.trader(USER, NOW.plusSeconds(3_600)));
    assertThat(verify(verifier, demo.forFirm())).isEqualTo(Principal.firm(NOW.plusSeconds(3_600)));
  }

  @Test
  void timesAreHeldWithinTheClocksSkew() throws Exception {
    assertThat(verify(verifier, token(claims -> claims.expirationTime(at(-9))))).isNotNull();
    assertRefused(token(claims -> claims.expirationTime(at(-11))), "Expired");
    assertThat(verify(verifier, token(claims -> claims.notBeforeTime(at(9))))).isNotNull();
    assertRefused(token(claims -> claims.notBeforeTime(at(11))), "before");
  }

  @Test
  void whatIsMissingOrAnothersIsRefused() throws Exception {
    assertRefused(token(claims -> claims.expirationTime(null)), "exp");
    assertRefused(token(claims -> claims.issuer("another")), "iss");
    assertRefused(token(claims -> claims.issuer(null)), "iss");
    assertRefused(token(claims -> claims.audience("another")), "aud");
    assertRefused(token(claims -> claims.audience((String) null)), "aud");
    assertRefused(token(claims -> claims.claim("scope", "admin")), "scope");
    assertRefused(token(claims -> claims.claim("scope", null)), "scope");
    assertRefused(token(claims -> claims.claim("scope", 7)), "scope");
    assertRefused(token(claims -> claims.subject("desk")), "no user id");
    assertRefused(token(claims -> claims.subject(null)), "no user id");
  }

  @Test
  void otherSignaturesAreRefused() throws Exception {
    assertRefused(new PlainJWT(claims().build()).serialize(), "not signed");
    byte[] another = "another secret, of thirty-two bytes, and more than that".getBytes();
    assertRefused(
        signed(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(another), claims().build()),
        "Invalid signature");
    // Even with the right secret: the algorithm is pinned.
    byte[] longer = (new String(SECRET) + " and many, many bytes beyond it").getBytes();
    TokenVerifier ofLonger =
        TokenVerifier.of(settings(new AccessSettings.SharedSecret(longer)), CLOCK);
    String hs512 =
        signed(new JWSHeader(JWSAlgorithm.HS512), new MACSigner(longer), claims().build());
    assertThatThrownBy(() -> verify(ofLonger, hs512)).isInstanceOf(TokenRefused.class);
  }

  @Test
  void anotherKindOfTokenIsRefused() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("logout+jwt")).build();
    assertRefused(signed(header, new MACSigner(SECRET), claims().build()), "");
  }

  @Test
  void aChangedTokenIsRefused() throws Exception {
    String[] parts = token(claims -> claims).split("\\.");
    String[] others = token(claims -> claims.claim("scope", "firm")).split("\\.");
    assertRefused(parts[0] + "." + others[1] + "." + parts[2], "Invalid signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b", "a.b.c", "....", "eyJhbGciOiJub25lIn0.e30."})
  void whatIsNoTokenIsRefused(String text) {
    assertRefused(text, "");
  }

  @Test
  void keysOfASetAreFoundByTheirName(@TempDir Path directory) throws Exception {
    RSAKey rsa = new RSAKeyGenerator(2_048).keyID("rsa-1").generate();
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
    Path file = write(directory, rsa, ec);
    TokenVerifier bySet = TokenVerifier.of(settings(keySet(file)), CLOCK);
    String byRsa = signed(rsaHeader("rsa-1"), new RSASSASigner(rsa), claims().build());
    assertThat(verify(bySet, byRsa).trader()).isEqualTo(USER);
    String byEc =
        signed(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec-1").build(),
            new ECDSASigner(ec),
            claims().build());
    assertThat(verify(bySet, byEc).trader()).isEqualTo(USER);
    RSAKey strange = new RSAKeyGenerator(2_048).keyID("rsa-1").generate();
    String forged = signed(rsaHeader("rsa-1"), new RSASSASigner(strange), claims().build());
    assertThatThrownBy(() -> verify(bySet, forged)).isInstanceOf(TokenRefused.class);
    // The public key is no secret, so it must not be taken for one.
    String confused =
        signed(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
            new MACSigner(rsa.toPublicJWK().toString().getBytes()),
            claims().build());
    assertThatThrownBy(() -> verify(bySet, confused)).isInstanceOf(TokenRefused.class);
    assertThatThrownBy(() -> verify(bySet, new PlainJWT(claims().build()).serialize()))
        .isInstanceOf(TokenRefused.class);
  }

  @Test
  void aNewKeyIsReadWhenATokenNamesIt(@TempDir Path directory) throws Exception {
    RSAKey first = new RSAKeyGenerator(2_048).keyID("one").generate();
    RSAKey second = new RSAKeyGenerator(2_048).keyID("two").generate();
    Path file = write(directory, first);
    TokenVerifier bySet = TokenVerifier.of(settings(keySet(file)), CLOCK);
    assertThat(verify(bySet, signed(rsaHeader("one"), new RSASSASigner(first), claims().build())))
        .isNotNull();
    write(directory, second);
    assertThat(verify(bySet, signed(rsaHeader("two"), new RSASSASigner(second), claims().build())))
        .isNotNull();
  }

  @Test
  void aFileWithoutKeysIsNamedAtOnce(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("keys.json"), "{\"keys\":[]}");
    assertThatThrownBy(() -> TokenVerifier.of(settings(keySet(file)), CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void withoutAnAnswerFromTheIssuerNoTokenIsJudged() throws Exception {
    AccessSettings.KeySet nowhere =
        new AccessSettings.KeySet(
            URI.create("http://127.0.0.1:9/keys"),
            Set.of(JWSAlgorithm.RS256),
            Duration.ofMinutes(5));
    TokenVerifier bySet = TokenVerifier.of(settings(nowhere), CLOCK);
    RSAKey key = new RSAKeyGenerator(2_048).keyID("one").generate();
    String token = signed(rsaHeader("one"), new RSASSASigner(key), claims().build());
    assertThatThrownBy(() -> verify(bySet, token)).isInstanceOf(KeysUnavailable.class);
  }

  private static JWSHeader rsaHeader(String keyId) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();
  }

  private static AccessSettings.KeySet keySet(Path file) {
    return new AccessSettings.KeySet(
        file.toUri(), Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), Duration.ofMinutes(5));
  }

  private static Path write(Path directory, JWK... keys) throws IOException {
    return Files.writeString(
        directory.resolve("keys.json"), new JWKSet(List.of(keys)).toString(true));
  }
}

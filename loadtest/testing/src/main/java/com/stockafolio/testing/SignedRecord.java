package com.stockafolio.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Records of the market as the desk puts them on the topic, signed with keys that tests share. */
public final class SignedRecord {
  /** The key of a record of the market. */
  public static final String KEY = "market";

  /** For tests alone: the public key, in base64 of its X.509 form, that tests trust. */
  public static final String TEST_VERIFYING_KEY =
      "MCowBQYDK2VwAyEAcsKPoAgVMt/7pl86HoTloniZxhapp2oWr5E1Q5lz3Fs=";

  /** For tests alone: the private key that belongs to it, in base64 of its PKCS #8 form. */
  public static final String TEST_SIGNING_KEY =
      "MC4CAQAwBQYDK2VwBCIEIPNo/3qHIIji829r3HNMYSPMdKfP/DCydJALiSjELqYG";

  /** For tests alone: a private key that nobody trusts. */
  public static final String OTHER_TEST_SIGNING_KEY =
      "MC4CAQAwBQYDK2VwBCIEIEFFZXklwdmWVYAxS+3YsM9tsmVGJF+6LnflSSS1ShAI";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POSTED_AT = "2026-11-24T15:00:00.000Z";

  private SignedRecord() {}

  /** A record of these members, the action's id, the number, and a time. */
  public static byte[] of(ObjectNode members, long number, String actionId) {
    ObjectNode all = JSON.createObjectNode();
    JsonNode type = members.get("type");
    all.set("type", type);
    all.put("actionId", actionId).put("number", number).put("postedAt", POSTED_AT);
    all.setAll(members);
    return signed(all.toString(), TEST_SIGNING_KEY);
  }

  /** A JSON object with a signature as its last member. */
  public static byte[] signed(String object, String signingKey) {
    byte[] body = object.substring(0, object.length() - 1).getBytes(UTF_8);
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(signingKey)));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(body);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(body);
      all.writeBytes((",\"signature\":\"" + text + "\"}").getBytes(US_ASCII));
      return all.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

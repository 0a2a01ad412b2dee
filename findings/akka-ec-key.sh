#!/usr/bin/env bash
# Akka 2.8.5: its TLS with renewed keys (RotatingKeysSSLEngineProvider) reads keys of RSA alone, and a node finds out at its first
# connection.
# One would expect that a key file in PKCS #8, as openssl and keytool write it for an elliptic curve by default in newer
# guides, is read, or that a node with a key that it cannot read does not start.
# Seen: each key under "BEGIN PRIVATE KEY" is taken for one of RSA: one of P-256 ends with "Invalid RSA private key". An actor
# system with such a key starts and says nothing; the engine for each connection then fails, so that no node ever joins.
# A cluster that changes its certificates from RSA to an elliptic curve in a rolling restart loses node after node.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

class Main {
  static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), what);
  }

  static void start(String algorithm) throws Exception {
    var store = KeyStore.getInstance(Path.of(algorithm + ".p12").toFile(), "changeit".toCharArray());
    Files.writeString(Path.of("key.pem"),
        pem("PRIVATE KEY", store.getKey("node", "changeit".toCharArray()).getEncoded()));
    Files.writeString(Path.of("cert.pem"), pem("CERTIFICATE", store.getCertificate("node").getEncoded()));
    var config = ConfigFactory.parseString("""
        akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote
          remote.artery { canonical { hostname = "127.0.0.1", port = 0 }, transport = tls-tcp
            ssl { ssl-engine-provider = akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider
              rotating-keys-engine { key-file = key.pem, cert-file = cert.pem, ca-cert-file = cert.pem } } } }
        """).withFallback(ConfigFactory.load());
    var system = ActorSystem.create("node", config);
    System.out.println(algorithm + " started");
    try {
      var provider = (SSLEngineProvider)
          Class.forName("akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider")
              .getConstructor(ActorSystem.class).newInstance(system);
      System.out.println(algorithm + " engine: "
          + (provider.createServerSSLEngine("127.0.0.1", 1) == null ? "none" : "made"));
    } catch (Exception e) {
      System.out.println(algorithm + " engine: " + e.getMessage());
    }
    system.terminate();
  }

  public static void main(String[] args) throws Exception {
    start("RSA");
    start("EC");
  }
}
JAVA
for algorithm in RSA EC; do
  keytool -genkeypair -alias node -keyalg $algorithm -dname CN=node -validity 2 -storetype PKCS12 \
    -keystore $algorithm.p12 -storepass changeit 2>>log
done
jars com.typesafe.akka:akka-remote_2.13:2.8.5
seen=$(java Main.java 2>>log)
still "$seen" 'RSA started
RSA engine: made
EC started
EC engine: java.security.InvalidKeyException: Invalid RSA private key' \
  'Akka 2.8.5 starts with a key of an elliptic curve, and then fails at each connection: it takes each PKCS #8 key for one of RSA.'

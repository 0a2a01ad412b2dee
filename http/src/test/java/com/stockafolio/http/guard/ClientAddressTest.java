package com.stockafolio.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.headers.RawHeader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private static final Set<InetAddress> PROXIES = Set.of(ip("10.0.0.1"), ip("10.0.0.2"));

  private static InetAddress ip(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpRequest from(String peer) {
    return HttpRequest.create()
        .addAttribute(AttributeKeys.remoteAddress, RemoteAddress.create(ip(peer)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1 | 203.0.113.7 | 203.0.113.7",
        "10.0.0.1 | 198.51.100.9, 203.0.113.7 | 203.0.113.7",
        "10.0.0.1 | 203.0.113.7, 10.0.0.2 | 203.0.113.7",
        "10.0.0.1 | not-an-address | 10.0.0.1",
        "10.0.0.1 | 203.0.113.7, unknown, 10.0.0.2 | 10.0.0.2",
        "10.0.0.1 | '' | 10.0.0.1",
        "192.0.2.4 | 203.0.113.7 | 192.0.2.4",
      })
  void theForwardedAddressCountsOnlyFromATrustedProxy(String peer, String header, String client) {
    HttpRequest request = from(peer).addHeader(RawHeader.create("X-Forwarded-For", header));
    assertThat(ClientAddress.of(request, PROXIES)).isEqualTo(client);
  }

  @Test
  void headersOfAProxyThatIsNotTrustedAreNotRead() {
    HttpRequest request =
        from("10.0.0.1").addHeader(RawHeader.create("X-Forwarded-For", "203.0.113.7"));
    assertThat(ClientAddress.of(request, Set.of())).isEqualTo("10.0.0.1");
  }

  @Test
  void severalHeadersAreOneList() {
    HttpRequest request =
        from("10.0.0.1")
            .addHeader(RawHeader.create("X-Forwarded-For", "203.0.113.7"))
            .addHeader(RawHeader.create("X-Forwarded-For", "10.0.0.2"));
    assertThat(ClientAddress.of(request, PROXIES)).isEqualTo("203.0.113.7");
  }
}

package com.stockafolio.http.guard;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RemoteAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Whom a request counts for in limits by address. */
public final class ClientAddress {
  private ClientAddress() {}

  /**
   * The peer's address; where the peer is a trusted proxy, the last address of its {@code
   * X-Forwarded-For} that is not itself one. What stands before that was written by the client.
   */
  public static String of(HttpRequest request, Set<InetAddress> trustedProxies) {
    InetAddress peer =
        request
            .getAttribute(AttributeKeys.remoteAddress)
            .flatMap(RemoteAddress::getAddress)
            .orElse(null);
    if (peer == null) {
      return "unknown";
    }
    if (!trustedProxies.contains(peer)) {
      return peer.getHostAddress();
    }
    InetAddress client = peer;
    for (String hop : hopsNearestFirst(request)) {
      InetAddress address = parse(hop);
      if (address == null) {
        break;
      }
      client = address;
      if (!trustedProxies.contains(address)) {
        break;
      }
    }
    return client.getHostAddress();
  }

  private static List<String> hopsNearestFirst(HttpRequest request) {
    String joined = "";
    for (HttpHeader header : request.getHeaders()) {
      if (header.is("x-forwarded-for")) {
        joined = joined.isEmpty() ? header.value() : joined + "," + header.value();
      }
    }
    List<String> hops = Arrays.asList(joined.split(",", -1));
    Collections.reverse(hops);
    return hops;
  }

  private static InetAddress parse(String hop) {
    String text = hop.strip();
    if (!text.matches("[0-9a-fA-F.:]+")) {
      return null; // A name would be looked up.
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}

package com.stockafolio.loadtest.checker.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The engine's answer of all portfolios, as lines of JSON, from the first address that gives it.
 */
public final class FirmPortfolios {
  private static final String ROUTE = "/api/v1/firm/portfolios";
  private static final String TOKEN_ROUTE = "/demo/token?role=firm";
  private static final int CONNECT_MILLIS = 5_000;

  /** So long the answer may stand still before it counts as broken. */
  private static final int SILENCE_MILLIS = 60_000;

  private static final int CHUNK = 1 << 16;

  /** No portfolio of 500 positions comes near it. */
  private static final int LONGEST_LINE = 16 << 20;

  private final List<URI> addresses;
  private final Patience patience;

  public FirmPortfolios(List<URI> addresses, Patience patience) {
    this.addresses = List.copyOf(addresses);
    this.patience = patience;
  }

  /** Takes the lines, each a part of a buffer that is used again. */
  public interface Line {
    void accept(byte[] buffer, int start, int length);
  }

  /** The answer ended before its end. */
  public static final class Broken extends Exception {
    Broken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Reads one whole answer.
   *
   * @throws Broken if it broke off after its first byte
   * @throws CheckFailed if no address began to answer in time
   */
  public void read(Line line) throws Broken, CheckFailed {
    Answer answer = patience.await("the portfolios of " + addresses, this::firstAnswer);
    try (InputStream in = answer.stream) {
      byte[] buffer = new byte[CHUNK];
      buffer[0] = (byte) answer.firstByte;
      int filled = answer.firstByte < 0 ? 0 : 1;
      int got = filled;
      long total = 0;
      while (got > 0) {
        total += got;
        filled = takeLines(buffer, filled, line);
        if (filled == buffer.length) {
          if (filled >= LONGEST_LINE) {
            throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
          }
          buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        got = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(got, 0);
      }
      if (total < answer.length) {
        throw new EOFException(total + " of " + answer.length + " bytes");
      }
      if (filled > 0) {
        line.accept(buffer, 0, filled);
      }
    } catch (IOException e) {
      throw new Broken(answer.address + " broke off: " + e, e);
    }
  }

  /** Hands the complete lines over and moves the rest to the front; how long that is. */
  private static int takeLines(byte[] buffer, int filled, Line line) {
    int start = 0;
    for (int at = 0; at < filled; at++) {
      if (buffer[at] == '\n') {
        if (at > start) {
          line.accept(buffer, start, at - start);
        }
        start = at + 1;
      }
    }
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    return filled - start;
  }

  /** An answer that has begun; its length is -1 where it did not say. */
  private record Answer(URI address, long length, InputStream stream, int firstByte) {}

  private Answer firstAnswer() throws IOException {
    IOException failure = new IOException("no address");
    for (URI address : addresses) {
      try {
        return ask(address);
      } catch (IOException e) {
        failure = new IOException(address + ": " + e.getMessage(), e);
      }
    }
    throw failure;
  }

  private static Answer ask(URI address) throws IOException {
    HttpURLConnection connection = open(address.resolve(ROUTE));
    connection.setRequestProperty("Accept", "application/x-ndjson");
    connection.setRequestProperty("Authorization", "Bearer " + token(address));
    InputStream stream = answer(connection);
    return new Answer(address, connection.getContentLengthLong(), stream, stream.read());
  }

  private static String token(URI address) throws IOException {
    try (InputStream token = answer(open(address.resolve(TOKEN_ROUTE)))) {
      return new String(token.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static HttpURLConnection open(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(SILENCE_MILLIS);
    return connection;
  }

  private static InputStream answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status != 200) {
      connection.disconnect();
      throw new IOException("HTTP " + status);
    }
    return connection.getInputStream();
  }
}

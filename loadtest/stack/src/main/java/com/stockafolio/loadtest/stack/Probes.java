package com.stockafolio.loadtest.stack;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Questions that tell whether a server answers; each within a few seconds. */
final class Probes {

  private static final int MILLIS = 1_000;

  /** Version 4 of the native protocol, no flags, stream 0, OPTIONS, an empty body. */
  private static final byte[] CQL_OPTIONS = {4, 0, 0, 0, 5, 0, 0, 0, 0};

  private static final int CQL_RESPONSE = 0x84;
  private static final int CQL_SUPPORTED = 6;

  private Probes() {}

  /** Whether the port answers a native-protocol OPTIONS with SUPPORTED. */
  static boolean answersCql(int port) {
    try (Socket socket = connect(port)) {
      socket.getOutputStream().write(CQL_OPTIONS);
      socket.getOutputStream().flush();
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      int version = answer.readUnsignedByte();
      answer.readUnsignedByte();
      answer.readShort();
      return version == CQL_RESPONSE && answer.readUnsignedByte() == CQL_SUPPORTED;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the port takes a connection. */
  static boolean listens(int port) {
    try (Socket socket = connect(port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The status that a GET answers; -1 if it does not. */
  static int httpStatus(String address) {
    try {
      HttpURLConnection connection = open(address);
      try {
        return connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return -1;
    }
  }

  /** What a GET with this bearer token, none where blank, answers with status 200; else empty. */
  static Optional<String> httpGet(String address, String token) {
    try {
      HttpURLConnection connection = open(address);
      if (!token.isEmpty()) {
        connection.setRequestProperty("Authorization", "Bearer " + token);
      }
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        connection.disconnect();
        return Optional.empty();
      }
      try (InputStream body = connection.getInputStream()) {
        return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static HttpURLConnection open(String address) throws IOException {
    var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(2 * MILLIS);
    return connection;
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}

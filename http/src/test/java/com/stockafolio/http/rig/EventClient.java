package com.stockafolio.http.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A plain socket that reads an event stream, and that can vanish or stop reading. */
public final class EventClient implements AutoCloseable {
  private final Socket socket = new Socket();
  private final BufferedReader in;
  public final String status;
  public final Map<String, String> headers = new LinkedHashMap<>();

  public EventClient(int port, String path, String... headers) throws IOException {
    this("127.0.0.1", port, path, headers);
  }

  /** Connects from the given loopback address. */
  public EventClient(String from, int port, String path, String... headers) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.bind(new java.net.InetSocketAddress(from, 0));
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", port), 5_000);
    socket.setSoTimeout(10_000);
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: test\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    OutputStream out = socket.getOutputStream();
    out.write(request.append("\r\n").toString().getBytes(UTF_8));
    out.flush();
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    status = in.readLine();
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      String[] parts = line.split(": ", 2);
      this.headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
  }

  /**
   * The next event, its lines joined by a vertical bar and its data left out but for its begin;
   * null at the end of the stream or of the response, whose connection may live on. Lines of the
   * chunked coding are skipped: here they hold nothing but a size.
   */
  public String next() throws IOException {
    StringBuilder event = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty() && event.length() > 0) {
        return event.toString();
      }
      if (line.equals("0")) {
        return null;
      }
      if (!line.isEmpty() && !line.matches("[0-9a-f]+")) {
        event.append(event.length() == 0 ? "" : "|").append(line);
      }
    }
    return null;
  }

  /** The next event's id and name: "3 trade", "reset", or the line itself for what is no event. */
  public String nextName() throws IOException {
    String event = next();
    if (event == null) {
      return null;
    }
    StringBuilder name = new StringBuilder();
    for (String line : event.split("\\|")) {
      if (line.startsWith("id: ") || line.startsWith("event: ")) {
        name.append(name.length() == 0 ? "" : " ").append(line.substring(line.indexOf(' ') + 1));
      }
    }
    return name.length() == 0 ? event : name.toString();
  }

  /** Vanishes without a word more. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}

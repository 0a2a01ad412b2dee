package com.stockafolio.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.HttpRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PageRoutesTest {
  private static final Path FILES = Path.of("src/main/resources/com/stockafolio/http/page");
  private static final Pattern ASSET = Pattern.compile("\"/assets/([^\"]+)\"");

  private static final List<String> PAGES = List.of("trader.html", "firm.html");

  /** All that pages load, compressed. */
  private static final int MOST_BYTES = 300_000;

  private static HttpRig http;

  @BeforeAll
  static void start() {
    http = new HttpRig("");
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  @Test
  void everyFileButThePagesIsServed() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(PAGES.stream(), PageRoutes.ASSETS.stream()).toList());
    }
    for (String name : PageRoutes.ASSETS) {
      var answer = http.get("/assets/" + name);
      assertThat(answer.statusCode()).as(name).isEqualTo(200);
      assertThat(answer.body()).as(name).isEqualTo(read(name));
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
  }

  @Test
  void whatAFileAsksForIsThere() {
    TreeSet<String> asked = new TreeSet<>();
    Stream.concat(PAGES.stream(), PageRoutes.ASSETS.stream())
        .flatMap(name -> ASSET.matcher(read(name)).results())
        .map(MatchResult::group)
        .map(found -> found.substring("\"/assets/".length(), found.length() - 1))
        .forEach(asked::add);
    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(PageRoutes.ASSETS).containsAll(asked);
  }

  @Test
  void nothingIsInlineOrFromElsewhereOrMadeOfText() {
    for (String page : PAGES) {
      assertThat(read(page)).doesNotContain(" style=", "<style", "//", "javascript:");
      assertThat(read(page)).doesNotContainPattern(" on[a-z]+=");
      assertThat(read(page)).doesNotContainPattern("<script(?![^>]* src=\"/assets/)");
    }
    for (String name : PageRoutes.ASSETS) {
      assertThat(read(name))
          .as(name)
          .doesNotContain("innerHTML", "insertAdjacent", "document.write", "eval(", "parseFloat");
      assertThat(read(name).replace("http://www.w3.org/2000/svg", ""))
          .as(name)
          .doesNotContain("http://", "https://");
    }
  }

  @Test
  void itComesCompressedToThoseWhoTakeIt() {
    for (String name : PageRoutes.ASSETS) {
      var answer = http.send("GET", "/assets/" + name, "Accept-Encoding", "gzip");
      assertThat(answer.headers().firstValue("Content-Encoding")).as(name).hasValue("gzip");
      assertThat(answer.headers().firstValue("Vary")).as(name).hasValue("Accept-Encoding");
    }
    var plain = http.get("/assets/trader.js");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    String tag = plain.headers().firstValue("ETag").orElseThrow();
    var unchanged =
        http.send("GET", "/assets/trader.js", "If-None-Match", tag, "Accept-Encoding", "gzip");
    assertThat(unchanged.statusCode()).isEqualTo(304);
  }

  @Test
  void itIsLight() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : PageRoutes.ASSETS) {
      try (GZIPOutputStream compressed = new GZIPOutputStream(all)) {
        compressed.write(read(name).getBytes(UTF_8));
      }
    }
    assertThat(all.size()).isLessThan(MOST_BYTES);
  }

  @Test
  void anotherNameIsNotFound() {
    assertThat(http.get("/assets/trader.html").statusCode()).isEqualTo(404);
    assertThat(http.get("/assets/..%2Ftrader.html").statusCode()).isEqualTo(404);
    assertThat(http.get("/assets/decimal.js/x").statusCode()).isEqualTo(404);
    assertThat(http.send("POST", "/assets/trader.js").statusCode()).isEqualTo(405);
  }

  private static String read(String name) {
    try {
      return Files.readString(FILES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

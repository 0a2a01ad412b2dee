package com.stockafolio.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.rig.HttpRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PageRoutesTest {
  private static final Path FILES = Path.of("src/main/resources/com/stockafolio/http/page");
  private static final Pattern ASSET = Pattern.compile("\"/assets/([^\"]+)\"");
  private static final Pattern PRELOADED =
      Pattern.compile("\"modulepreload\" href=\"/assets/(.+)\"");

  private static final PageFiles PAGE_FILES = PageFiles.read();
  private static final Map<String, String> ASSETS = PAGE_FILES.assets();
  private static final List<String> PAGES = List.of("trader/trader.html", "firm/firm.html");

  /** All that pages load, compressed. */
  private static final int MOST_BYTES = 300_000;

  @AutoClose private static HttpRig http;

  @BeforeAll
  static void start() {
    http = new HttpRig("");
  }

  @Test
  void everyFileButThePagesIsServed() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(FILES)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> FILES.relativize(file).toString())
          .filter(name -> !name.endsWith(".html"))
          .forEach(names::add);
    }
    assertThat(names).hasSizeGreaterThan(30);
    for (String name : names) {
      var answer = http.get("/assets/" + name);
      assertThat(answer.statusCode()).as(name).isEqualTo(200);
      assertThat(answer.body()).as(name).isEqualTo(Files.readString(FILES.resolve(name)));
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
    assertThat(ASSETS.keySet()).isEqualTo(names);
  }

  @Test
  void whatAFileAsksForIsThere() {
    TreeSet<String> asked = new TreeSet<>();
    Stream.concat(PAGES.stream().map(PAGE_FILES::page), ASSETS.values().stream())
        .flatMap(text -> ASSET.matcher(text).results())
        .map(found -> found.group(1))
        .forEach(asked::add);
    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(ASSETS.keySet()).containsAll(asked);
  }

  @Test
  void aPageIsWholeAndAsksForAllItsModulesAtOnce() {
    for (String name : PAGES) {
      String page = PAGE_FILES.page(name);
      assertThat(http.get(name.startsWith("firm") ? "/firm" : "/").body()).isEqualTo(page);
      assertThat(page).doesNotContain("<!--");
      assertThat(page.split("shared/theme.js", -1)).hasSize(2);
      List<String> preloaded =
          PRELOADED.matcher(page).results().map(found -> found.group(1)).toList();
      assertThat(preloaded)
          .doesNotHaveDuplicates()
          .contains("shared/decimal.js", "shared/dom.js", "shared/session.js", "shared/sorting.js")
          .doesNotContain(name.replace(".html", ".js"));
    }
    // Which the page knows by another module alone.
    assertThat(PAGE_FILES.page("trader/trader.html")).contains("\"/assets/trader/hub.js\"");
  }

  @Test
  void nothingIsInlineOrFromElsewhereOrMadeOfText() {
    for (String name : PAGES) {
      String page = PAGE_FILES.page(name);
      assertThat(page).doesNotContain(" style=", "<style", "//", "javascript:");
      assertThat(page).doesNotContainPattern(" on[a-z]+=");
      assertThat(page).doesNotContainPattern("<script(?![^>]* src=\"/assets/)");
    }
    ASSETS.forEach(
        (name, text) -> {
          assertThat(text)
              .as(name)
              .doesNotContain(
                  "innerHTML", "insertAdjacent", "document.write", "eval(", "parseFloat");
          assertThat(text.replace("http://www.w3.org/2000/svg", ""))
              .as(name)
              .doesNotContain("http://", "https://");
        });
  }

  @Test
  void itComesCompressedToThoseWhoTakeIt() {
    for (String name : ASSETS.keySet()) {
      var answer = http.send("GET", "/assets/" + name, "Accept-Encoding", "gzip");
      assertThat(answer.headers().firstValue("Content-Encoding")).as(name).hasValue("gzip");
      assertThat(answer.headers().firstValue("Vary")).as(name).hasValue("Accept-Encoding");
    }
    var plain = http.get("/assets/trader/trader.js");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    String tag = plain.headers().firstValue("ETag").orElseThrow();
    var unchanged =
        http.send(
            "GET", "/assets/trader/trader.js", "If-None-Match", tag, "Accept-Encoding", "gzip");
    assertThat(unchanged.statusCode()).isEqualTo(304);
  }

  @Test
  void itIsLight() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String text : ASSETS.values()) {
      try (GZIPOutputStream compressed = new GZIPOutputStream(all)) {
        compressed.write(text.getBytes(UTF_8));
      }
    }
    assertThat(all.size()).isLessThan(MOST_BYTES);
  }

  @Test
  void anotherNameIsNotFound() {
    for (String page : List.of("trader.html", "trader/trader.html", "shared/head.html")) {
      assertThat(http.get("/assets/" + page).statusCode()).as(page).isEqualTo(404);
    }
    assertThat(http.get("/assets/trader/..%2Ftrader.html").statusCode()).isEqualTo(404);
    assertThat(http.get("/assets/shared/decimal.js/x").statusCode()).isEqualTo(404);
    assertThat(http.send("POST", "/assets/trader/trader.js").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "/,text/html",
    "/?user=x,text/html",
    "/assets/trader/trader.css,text/css",
    "/assets/trader/trader.js,application/javascript",
    "/assets/shared/icon.svg,image/svg+xml"
  })
  void thePageComesWithAStrictPolicyAndATag(String path, String type) {
    HttpResponse<String> page = http.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(http.send("GET", path, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }
}

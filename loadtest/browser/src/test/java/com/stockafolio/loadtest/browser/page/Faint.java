package com.stockafolio.loadtest.browser.page;

import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** Texts that are hard to see. */
public final class Faint {
  /**
   * Visible texts whose colour and ground differ by less than WCAG's AA asks: 4.5, or 3 where the
   * text is large.
   */
  private static final String TEXTS =
      """
      const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const light = (colour) => parts(colour).slice(0, 3)
        .map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const clear = (colour) => parts(colour).length === 4 && parts(colour)[3] === 0;
      const ground = (e) => {
        for (; e; e = e.parentElement) {
          const colour = getComputedStyle(e).backgroundColor;
          if (!clear(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
      };
      const faint = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let seen = 0;
      while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest(".sr, .skip")) continue;
        const style = getComputedStyle(e);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        const colour = e.closest("svg") ? style.fill : style.color;
        const [a, b] = [light(colour), light(ground(e))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        seen++;
        if (ratio < (large ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim()}`);
      }
      return seen < 6 ? ["only " + seen + " texts"] : faint;
      """;

  private Faint() {}

  /** What a page shows too faintly; nothing where it is well. */
  @SuppressWarnings("unchecked")
  public static List<String> texts(ChromeDriver browser) {
    return (List<String>) browser.executeScript(TEXTS);
  }
}

package dev.switchboard.dialect.sendblue;

import dev.switchboard.dialect.Refusal;
import java.util.Set;
import java.util.function.Consumer;

/** Which URLs may be registered, and as what they are kept: https, unless plain http is allowed. */
final class UrlRule {
  private static final String HTTP = "http://";

  private final Consumer<String> check;
  private final boolean plainHttp;

  /**
   * @param check throws {@link IllegalArgumentException} for a URL that may not be delivered to
   * @param plainHttp whether plain http is allowed and therefore left as it is
   */
  UrlRule(Consumer<String> check, boolean plainHttp) {
    this.check = check;
    this.plainHttp = plainHttp;
  }

  /**
   * The URL as it is kept.
   *
   * @throws Refusal 400 when it may not be delivered to
   */
  String accept(String url) {
    String kept = rewritten(url);
    try {
      check.accept(kept);
    } catch (IllegalArgumentException refused) {
      throw new Refusal(400, "Invalid webhook URL: " + refused.getMessage());
    }
    return kept;
  }

  /** What a URL may be kept as, also from a time when another rule held. */
  Set<String> spellings(String url) {
    String kept = rewritten(url);
    return kept.equals(url) ? Set.of(url) : Set.of(url, kept);
  }

  private String rewritten(String url) {
    boolean rewrite = !plainHttp && url.regionMatches(true, 0, HTTP, 0, HTTP.length());
    return rewrite ? "https://" + url.substring(HTTP.length()) : url;
  }
}

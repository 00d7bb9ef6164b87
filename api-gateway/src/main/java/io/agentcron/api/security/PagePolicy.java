package io.agentcron.api.security;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a page of ours may load and do: its own files, its import map by hash, calls to this server
 * and to the one with the events.
 */
final class PagePolicy {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script\\s+type=\"importmap\"\\s*>(.*?)</script>", Pattern.DOTALL);

  private PagePolicy() {}

  /**
   * A Content-Security-Policy.
   *
   * @param html the page
   * @param eventsUrl where the WebSocket is; its server also has the events for {@code fetch}
   */
  static String of(String html, String eventsUrl) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'" + hashes(html),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'" + origins(eventsUrl),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  private static String hashes(String html) {
    List<String> maps =
        IMPORT_MAP.matcher(html).results().map((MatchResult it) -> it.group(1)).toList();
    StringBuilder hashes = new StringBuilder();
    maps.forEach(map -> hashes.append(" 'sha256-").append(sha256(map)).append('\''));
    return hashes.toString();
  }

  private static String origins(String eventsUrl) {
    URI uri = URI.create(eventsUrl);
    if (uri.getRawAuthority() == null) {
      return "";
    }
    boolean secure = "wss".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    String authority = uri.getRawAuthority();
    return secure
        ? " wss://" + authority + " https://" + authority
        : " ws://" + authority + " http://" + authority;
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

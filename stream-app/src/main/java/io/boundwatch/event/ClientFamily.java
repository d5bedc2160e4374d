package io.boundwatch.event;

import java.util.Locale;
import java.util.Set;

/**
 * What kind of client made a request. The browser that the service read from the user agent decides
 * rather than the client app: records of native clients often say {@code Browser} there, such as
 * those of {@code Rich Client 4.40.0.0}, a library's own name.
 */
public enum ClientFamily {
  UNKNOWN,
  BROWSER,
  /** A native app, a library or a tool: anything but a browser. */
  NATIVE;

  /** First words of what browsers are called; what is called otherwise is a program. */
  private static final Set<String> BROWSERS =
      Set.of(
          "edge",
          "chrome",
          "chromium",
          "firefox",
          "safari",
          "mobile",
          "ie",
          "internet",
          "opera",
          "samsung",
          "brave",
          "vivaldi",
          "duckduckgo",
          "yandex");

  private static final String BROWSER_APP = "Browser";

  /**
   * Without the name of a browser a client is none if the record says anything else of the device
   * or client: the user agent was read then, and no browser found in it.
   */
  public static ClientFamily of(Details details) {
    String browser = details.browser().strip().toLowerCase(Locale.ROOT);
    if (isKnown(browser)) {
      return BROWSERS.contains(firstWord(browser)) ? BROWSER : NATIVE;
    }
    boolean otherApp =
        isKnown(details.clientApp()) && !BROWSER_APP.equalsIgnoreCase(details.clientApp());
    return otherApp || isKnown(details.operatingSystem()) ? NATIVE : UNKNOWN;
  }

  private static boolean isKnown(String text) {
    return !text.isBlank() && !text.equalsIgnoreCase("unknown");
  }

  private static String firstWord(String text) {
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
  }

  /** Whether both are known and not the same. */
  public boolean differsFrom(ClientFamily other) {
    return this != other && this != UNKNOWN && other != UNKNOWN;
  }
}

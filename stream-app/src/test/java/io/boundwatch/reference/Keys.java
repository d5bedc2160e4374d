package io.boundwatch.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keys of topics and the forms of times in them. */
final class Keys {
  private Keys() {}

  static String join(String... parts) {
    List<String> encoded = new ArrayList<>();
    for (String part : parts) {
      encoded.add(part.length() > 128 ? sha256(part) : encode(part));
    }
    return String.join("|", encoded);
  }

  static String cell(long start, Duration size, String... parts) {
    return join(parts) + "|" + seconds(start) + "|" + name(size);
  }

  /** {@code 2026-11-02T08:00:00Z}; window bounds are whole seconds. */
  static String seconds(long millis) {
    return Instant.ofEpochSecond(Math.floorDiv(millis, 1000)).toString();
  }

  /** With exactly three decimals. */
  static String millis(long millis) {
    String seconds = seconds(millis);
    return seconds.substring(0, seconds.length() - 1)
        + String.format(".%03dZ", Math.floorMod(millis, 1000));
  }

  /** {@code PT5M}, {@code PT1H}, {@code P1D}. */
  static String name(Duration size) {
    boolean days = size.toMillis() % Duration.ofDays(1).toMillis() == 0;
    return days ? "P" + size.toDays() + "D" : size.toString();
  }

  private static String encode(String part) {
    StringBuilder encoded = new StringBuilder();
    for (char c : part.toCharArray()) {
      if (c != '%' && c != '|' && !Character.isISOControl(c)) {
        encoded.append(c);
        continue;
      }
      for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
        encoded.append(String.format("%%%02X", b));
      }
    }
    return encoded.toString();
  }

  private static String sha256(String part) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(part.getBytes(StandardCharsets.UTF_8));
      StringBuilder hex = new StringBuilder();
      for (byte b : digest) {
        hex.append(String.format("%02x", b));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

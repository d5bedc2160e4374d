package io.boundwatch.event;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Keys made of parts: {@code a|b|c}. In a part, {@code %}, {@code |} and control characters are
 * percent-encoded with upper-case hex; a part over 128 characters is replaced by its SHA-256 in hex
 * (design, section 4). So a key never has more parts than it was made of, and is bounded.
 */
public final class KeyParts {
  /** Characters that a part may have before it is replaced by its digest. */
  public static final int MAX_PART_LENGTH = 128;

  private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

  private KeyParts() {}

  /** Joins the encoded parts with {@code |}. */
  public static String join(String... parts) {
    if (areAllPlain(parts)) {
      return String.join("|", parts);
    }
    StringBuilder key = new StringBuilder(parts.length * 40);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        key.append('|');
      }
      append(key, parts[i]);
    }
    return key.toString();
  }

  /** Whether all stand in the key as they are: so nearly always, as most are GUIDs. */
  private static boolean areAllPlain(String... parts) {
    for (String part : parts) {
      if (part.length() > MAX_PART_LENGTH) {
        return false;
      }
      for (int i = 0; i < part.length(); i++) {
        if (mustBeEncoded(part.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean mustBeEncoded(char c) {
    return c == '%' || c == '|' || Character.isISOControl(c);
  }

  private static void append(StringBuilder key, String part) {
    if (part.length() > MAX_PART_LENGTH) {
      key.append(Sha256.hex(part));
      return;
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (mustBeEncoded(c)) {
        encode(key, c);
      } else {
        key.append(c);
      }
    }
  }

  private static void encode(StringBuilder key, char c) {
    for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
      key.append('%').append(UPPER_HEX.toHexDigits(b));
    }
  }
}

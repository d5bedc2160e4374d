package io.boundwatch.alert;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IPv4 or IPv6 addresses in CIDR form. Addresses are never looked up anywhere. */
public final class AddressRange {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,4}");

  private final byte[] network;
  private final int prefix;

  private AddressRange(byte[] network, int prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /** Reads {@code address/prefix} or a single address; IllegalArgumentException for others. */
  static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", -1);
    byte[] network = bytes(parts[0]).orElseThrow(() -> new IllegalArgumentException(text));
    int bits = network.length * Byte.SIZE;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (parts.length > 2 || prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(text);
    }
    return new AddressRange(network, prefix);
  }

  /** Whether an address, as its bytes, lies in the range. */
  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = prefix / Byte.SIZE;
    int rest = prefix % Byte.SIZE;
    if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
      return false;
    }
    int mask = 0xFF << (Byte.SIZE - rest);
    return rest == 0 || (address[whole] & mask) == (network[whole] & mask);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && prefix == range.prefix
        && Arrays.equals(network, range.network);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(network) + prefix;
  }

  /** The 4 or 16 bytes of an address; empty if the text is none. */
  static Optional<byte[]> bytes(String address) {
    try {
      return Optional.of(address.indexOf(':') >= 0 ? version6(address) : version4(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] version4(String address) {
    String[] parts = address.split("\\.", -1);
    byte[] bytes = new byte[4];
    require(parts.length == bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      require(DECIMAL.matcher(parts[i]).matches());
      int value = Integer.parseInt(parts[i]);
      require(value <= 0xFF);
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  /** Eight groups of hex digits, of which {@code ::} stands for one or more that are zero. */
  private static byte[] version6(String address) {
    int gap = address.indexOf("::");
    String[] head = groups(gap < 0 ? address : address.substring(0, gap));
    String[] tail = groups(gap < 0 ? "" : address.substring(gap + 2));
    int given = head.length + tail.length;
    require(gap < 0 ? given == 8 : given < 8);
    byte[] bytes = new byte[16];
    put(head, bytes, 0);
    put(tail, bytes, 8 - tail.length);
    return bytes;
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static void put(String[] groups, byte[] bytes, int from) {
    for (int i = 0; i < groups.length; i++) {
      require(HEX.matcher(groups[i]).matches());
      int value = Integer.parseInt(groups[i], 16);
      bytes[2 * (from + i)] = (byte) (value >> Byte.SIZE);
      bytes[2 * (from + i) + 1] = (byte) value;
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("no address");
    }
  }
}

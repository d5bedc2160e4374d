package io.boundwatch.alert;

import java.util.HashSet;
import java.util.Set;

/**
 * Networks of the organisation's own, which no rule holds against a request: autonomous systems
 * ({@code AS64500}) and address ranges ({@code 192.0.2.0/24}, {@code 2001:db8::/32}).
 */
public record TrustedNetworks(Set<Long> systems, Set<AddressRange> ranges) {
  public static final TrustedNetworks NONE = new TrustedNetworks(Set.of(), Set.of());

  public TrustedNetworks {
    systems = Set.copyOf(systems);
    ranges = Set.copyOf(ranges);
  }

  /**
   * Reads the list.
   *
   * @throws IllegalArgumentException for an entry that is neither
   */
  public static TrustedNetworks of(Set<String> entries) {
    Set<Long> systems = new HashSet<>();
    Set<AddressRange> ranges = new HashSet<>();
    for (String entry : entries) {
      if (entry.matches("(?i)AS\\d{1,10}")) {
        systems.add(Long.parseLong(entry.substring(2)));
      } else {
        ranges.add(AddressRange.parse(entry));
      }
    }
    return new TrustedNetworks(systems, ranges);
  }

  /** Whether any range was given: pseudonyms of addresses lie in none. */
  public boolean hasRanges() {
    return !ranges.isEmpty();
  }

  /**
   * Whether a request came from one of them.
   *
   * @param asn 0 if unknown
   * @param address as sent, may be empty
   */
  public boolean contains(long asn, String address) {
    return asn != 0 && systems.contains(asn) || !ranges.isEmpty() && isInRange(address);
  }

  private boolean isInRange(String address) {
    return AddressRange.bytes(address)
        .filter(bytes -> ranges.stream().anyMatch(range -> range.contains(bytes)))
        .isPresent();
  }
}

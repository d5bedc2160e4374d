package io.boundwatch.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a host, as written, is this machine only; asks no name service. */
final class Loopback {
  private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final Set<String> NAMES = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

  private Loopback() {}

  static boolean is(String host) {
    return NAMES.contains(host.toLowerCase(Locale.ROOT)) || IPV4.matcher(host).matches();
  }
}

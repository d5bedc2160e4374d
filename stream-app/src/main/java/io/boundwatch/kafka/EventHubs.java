package io.boundwatch.kafka;

import java.util.List;
import java.util.Map;

/** What is particular about Event Hubs' Kafka endpoint (design, section 7). */
final class EventHubs {
  /**
   * The service closes connections that are idle for 240 s, is slow to answer when it throttles,
   * and knows the classic group protocol only.
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "security.protocol", "SASL_SSL",
          "metadata.max.age.ms", "180000",
          "connections.max.idle.ms", "180000",
          "request.timeout.ms", "60000",
          "session.timeout.ms", "30000",
          "enable.metrics.push", "false");

  private static final List<Cloud> CLOUDS =
      List.of(
          new Cloud(".servicebus.windows.net", "https://login.microsoftonline.com"),
          new Cloud(".servicebus.usgovcloudapi.net", "https://login.microsoftonline.us"),
          new Cloud(".servicebus.chinacloudapi.cn", "https://login.partner.microsoftonline.cn"));

  private EventHubs() {}

  /** Whether the address is a namespace in one of Azure's clouds. */
  static boolean isNamespace(String address) {
    String host = host(address);
    return CLOUDS.stream().anyMatch(cloud -> host.endsWith(cloud.suffix()));
  }

  /** Where tokens for a namespace come from; for a private name, the public cloud. */
  static String loginAuthority(String address) {
    String host = host(address);
    return CLOUDS.stream()
        .filter(cloud -> host.endsWith(cloud.suffix()))
        .findFirst()
        .orElse(CLOUDS.get(0))
        .authority();
  }

  /** The host of the first address, in lower case. */
  static String host(String address) {
    String first = address.split(",", 2)[0].strip();
    int colon = first.lastIndexOf(':');
    String host = colon < 0 ? first : first.substring(0, colon);
    return host.toLowerCase(java.util.Locale.ROOT);
  }

  private record Cloud(String suffix, String authority) {}
}

package io.boundwatch.sim;

/** User agents by kind of device. */
final class UserAgents {
  private UserAgents() {}

  static String of(Device.Kind kind) {
    return switch (kind) {
      case WINDOWS_JOINED, WINDOWS_HYBRID, WINDOWS_OLD ->
          "Windows-AzureAD-Authentication-Provider/1.0";
      case MAC, MAC_OLD -> "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15";
      case PHONE, PHONE_OLD ->
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) PKeyAuth/1.0";
      case EDGE_JOINED ->
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0"
              + " Safari/537.36 Edg/131.0.0.0";
      case CHROME ->
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0"
              + " Safari/537.36";
      case FIREFOX ->
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0";
    };
  }
}

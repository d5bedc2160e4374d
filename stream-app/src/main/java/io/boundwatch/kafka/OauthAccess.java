package io.boundwatch.kafka;

import java.util.Arrays;
import java.util.Map;

/**
 * Kafka's OAUTHBEARER login reads only from addresses and files that system properties of the JVM
 * allow; what the configuration names is allowed here, besides what is allowed already.
 */
final class OauthAccess {
  static final String TOKEN_ENDPOINT = "sasl.oauthbearer.token.endpoint.url";
  static final String ASSERTION_FILE = "sasl.oauthbearer.assertion.file";
  static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
  static final String ALLOWED_FILES = "org.apache.kafka.sasl.oauthbearer.allowed.files";

  private OauthAccess() {}

  static void allow(Map<String, String> properties) {
    allow(ALLOWED_URLS, properties.getOrDefault(TOKEN_ENDPOINT, ""));
    allow(ALLOWED_FILES, properties.getOrDefault(ASSERTION_FILE, ""));
  }

  private static synchronized void allow(String property, String value) {
    if (value.isEmpty()) {
      return;
    }
    String allowed = System.getProperty(property, "");
    if (allowed.isEmpty()) {
      System.setProperty(property, value);
    } else if (!Arrays.asList(allowed.split(",")).contains(value)) {
      System.setProperty(property, allowed + "," + value);
    }
  }
}

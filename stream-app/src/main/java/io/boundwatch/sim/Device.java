package io.boundwatch.sim;

import java.util.UUID;

/** One device, or a browser on one, of a simulated user. */
record Device(Kind kind, UUID deviceId, String displayName, UUID sessionId) {

  /** What an app needs to run on. */
  enum Form {
    DESKTOP,
    PHONE,
    BROWSER
  }

  /** Kinds of devices: how they are registered decides whether their sessions are bound. */
  enum Kind {
    WINDOWS_JOINED("Windows10", "Rich Client 5.0.0.0", "Azure AD joined", true, "bound", 0),
    WINDOWS_HYBRID("Windows10", "Rich Client 5.0.0.0", "Hybrid Azure AD joined", true, "bound", 0),
    WINDOWS_OLD("Windows10", "Rich Client 4.40.0.0", "Azure AD registered", false, "unbound", 1003),
    MAC("MacOs", "Rich Client 5.0.0.0", "Azure AD registered", true, "bound", 0),
    MAC_OLD("MacOs", "Rich Client 4.40.0.0", "Azure AD registered", true, "unbound", 1003),
    PHONE("Ios 18.2.1", "Mobile Safari", "Azure AD registered", true, "bound", 0),
    PHONE_OLD("Ios 17.6.1", "Mobile Safari", "Azure AD registered", false, "unbound", 1004),
    EDGE_JOINED("Windows10", "Edge 131.0.0", "Azure AD joined", true, "bound", 0),
    CHROME("Windows10", "Chrome 131.0.0", "", false, "unbound", 1002),
    FIREFOX("MacOs", "Firefox 132.0", "Azure AD registered", false, "unbound", 1008);

    final String operatingSystem;
    final String browser;
    final String trustType;
    final boolean managed;
    final String binding;
    final int statusCode;

    Kind(
        String operatingSystem,
        String browser,
        String trustType,
        boolean managed,
        String binding,
        int statusCode) {
      this.operatingSystem = operatingSystem;
      this.browser = browser;
      this.trustType = trustType;
      this.managed = managed;
      this.binding = binding;
      this.statusCode = statusCode;
    }

    boolean isRegistered() {
      return !trustType.isEmpty();
    }

    boolean isBrowser() {
      return this == EDGE_JOINED || this == CHROME || this == FIREFOX;
    }
  }
}

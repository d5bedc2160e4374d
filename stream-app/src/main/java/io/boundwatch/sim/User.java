package io.boundwatch.sim;

import java.util.UUID;

/**
 * A user of the simulated tenant.
 *
 * @param luck a fixed number from 0 to 1 that decides which share of users something hits
 */
record User(
    UUID id,
    String principalName,
    String displayName,
    Group group,
    double luck,
    Place place,
    String ipAddress,
    Device desktop,
    Device phone,
    Device browser) {

  /** Which token-protection policy concerns the user. */
  enum Group {
    ENFORCED,
    PILOT,
    OTHERS
  }

  Device deviceFor(Device.Form form) {
    return switch (form) {
      case DESKTOP -> desktop;
      case PHONE -> phone;
      case BROWSER -> browser;
    };
  }
}

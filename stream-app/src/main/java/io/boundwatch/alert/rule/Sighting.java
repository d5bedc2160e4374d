package io.boundwatch.alert.rule;

import io.boundwatch.event.ClientFamily;
import io.boundwatch.event.Details;
import io.boundwatch.event.OsFamily;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;

/** A request of a session, with what tells it from others: system, client, network and device. */
record Sighting(Request request, OsFamily os, ClientFamily client, Network network) {
  static Sighting of(Request request) {
    Details details = request.details();
    return new Sighting(
        request, OsFamily.of(details), ClientFamily.of(details), Network.of(details));
  }

  long at() {
    return request.eventTime();
  }

  String deviceId() {
    return request.details().deviceId();
  }

  boolean isLike(Sighting other) {
    return os == other.os
        && client == other.client
        && network.equals(other.network)
        && deviceId().equals(other.deviceId());
  }

  /**
   * Whether this unbound request looks like a replay of a token that a bound one shows to be kept
   * on a device: another kind of system or client, in another network.
   */
  boolean looksReplayedBeside(Sighting bound) {
    return (os.differsFrom(bound.os) || client.differsFrom(bound.client))
        && network.differsFrom(bound.network)
        && !isBrowserBesideApp(bound);
  }

  /**
   * A browser on the device of a bound native app. Browsers often cannot be bound and often go
   * through a proxy, in the same country: nothing is strange about that.
   */
  private boolean isBrowserBesideApp(Sighting bound) {
    return client == ClientFamily.BROWSER
        && bound.client == ClientFamily.NATIVE
        && !deviceId().isEmpty()
        && deviceId().equals(bound.deviceId())
        && !os.differsFrom(bound.os)
        && !network.countryDiffersFrom(bound.network);
  }

  /** For a description: {@code AS64500, DE (203.0.113.7), Windows10, Edge 126.0.0, at …}. */
  String inWords() {
    Details details = request.details();
    String system = details.operatingSystem().isEmpty() ? "unknown" : details.operatingSystem();
    String with = details.browser().isEmpty() ? "no browser" : details.browser();
    String address = details.ipAddress().isEmpty() ? "" : " (" + details.ipAddress() + ")";
    return String.join(", ", network.inWords() + address, system, with, "at " + Times.millis(at()));
  }
}

package io.boundwatch.alert.rule;

import io.boundwatch.event.ClientFamily;
import io.boundwatch.event.Details;
import io.boundwatch.event.OsFamily;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;
import java.util.Comparator;

/** A request of a session, with what tells it from others: system, client, network and device. */
record Sighting(Request request, OsFamily os, ClientFamily client, Network network) {
  static final Comparator<Sighting> BY_TIME =
      Comparator.comparingLong(Sighting::at).thenComparing(seen -> seen.request().requestId());

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
   * Whether a request of the same user repeats one that is {@link #BY_TIME before} it: of the same
   * session and {@link #isLike alike}. Asked for pairs of many requests, so it compares what
   * systems and clients are read from, and not what they are found to be.
   */
  static boolean isRepeated(Request known, Request request) {
    Details a = known.details();
    Details b = request.details();
    return isBefore(known, request)
        && a.sessionId().equals(b.sessionId())
        && a.deviceId().equals(b.deviceId())
        && a.asn() == b.asn()
        && a.country().equals(b.country())
        && a.operatingSystem().equals(b.operatingSystem())
        && a.browser().equals(b.browser())
        && a.clientApp().equals(b.clientApp());
  }

  private static boolean isBefore(Request known, Request request) {
    return known.eventTime() != request.eventTime()
        ? known.eventTime() < request.eventTime()
        : known.requestId().compareTo(request.requestId()) < 0;
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

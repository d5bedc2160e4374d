package io.boundwatch.alert;

import io.boundwatch.event.Details;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;
import io.boundwatch.schemas.Evidence;
import io.boundwatch.schemas.EvidenceData;
import java.util.Map;

/** Says in the public format what an alert rests on. */
final class EvidenceWriter {
  private EvidenceWriter() {}

  static Evidence write(io.boundwatch.alert.Evidence evidence) {
    if (evidence instanceof io.boundwatch.alert.Evidence.OfRequest of) {
      return request(of.role(), of.request());
    }
    io.boundwatch.alert.Evidence.Contributor of =
        (io.boundwatch.alert.Evidence.Contributor) evidence;
    return new Evidence(
        of.kind() + ' ' + of.value(),
        null,
        null,
        null,
        null,
        null,
        EvidenceData.counts(Map.of("requests", of.count())));
  }

  private static Evidence request(String role, Request request) {
    Details details = request.details();
    String session = AlertWriter.known(details.sessionId());
    return new Evidence(
        role,
        request.requestId(),
        session == null ? null : new Evidence.Actor(new Evidence.Session(session)),
        new Evidence.User(request.userId(), AlertWriter.known(details.userPrincipalName())),
        device(details),
        endpoint(details),
        new EvidenceData(
            Times.millis(request.eventTime()),
            details.category().wireName(),
            request.correlationId(),
            AlertWriter.known(details.appId()),
            AlertWriter.known(details.appName()),
            AlertWriter.known(details.resourceId()),
            AlertWriter.known(details.resourceName()),
            request.binding().wireName(),
            request.isUnbound() ? request.statusCode() : null,
            details.errorCode() == Details.NO_ERROR_CODE ? null : details.errorCode(),
            request.outcome().wireName(),
            AlertWriter.known(details.clientApp()),
            AlertWriter.known(details.browser()),
            AlertWriter.known(details.trustType()),
            AlertWriter.known(details.incomingTokenType()),
            Map.of()));
  }

  private static Evidence.Device device(Details details) {
    if (details.deviceId().isEmpty() && details.operatingSystem().isEmpty()) {
      return null;
    }
    return new Evidence.Device(
        0,
        AlertWriter.known(details.deviceId()),
        details.operatingSystem().isEmpty()
            ? null
            : Evidence.OperatingSystem.of(details.operatingSystem()));
  }

  private static Evidence.Endpoint endpoint(Details details) {
    if (details.ipAddress().isEmpty()) {
      return null;
    }
    return new Evidence.Endpoint(
        details.ipAddress(),
        details.country().isEmpty() ? null : new Evidence.Location(details.country()),
        details.asn() == 0 ? null : new Evidence.AutonomousSystem(details.asn()));
  }
}

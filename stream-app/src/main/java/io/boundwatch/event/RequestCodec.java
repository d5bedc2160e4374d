package io.boundwatch.event;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** The compact binary form of a request, used in the requests topic and in state. */
public final class RequestCodec {
  private static final Binding[] BINDINGS = Binding.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Category[] CATEGORIES = Category.values();
  private static final PolicyMode[] MODES = PolicyMode.values();

  private RequestCodec() {}

  public static void write(Request request, ByteWriter out) {
    // the three after the first are the key of the sign-in
    out.writeString(request.requestId())
        .writeString(request.tenantId())
        .writeString(request.correlationId())
        .writeString(request.userId())
        .writeLong(request.eventTime())
        .writeLong(request.appendTime() - request.eventTime())
        .writeLong(request.arrivedAt() - request.eventTime())
        .writeLong(request.recordTime() - request.eventTime())
        .writeByte(request.binding().ordinal())
        .writeInt(request.statusCode())
        .writeByte(request.outcome().ordinal());
    out.writeInt(request.policies().size());
    for (PolicyOutcome policy : request.policies()) {
      out.writeString(policy.id())
          .writeString(policy.name())
          .writeByte(policy.mode().ordinal())
          .writeByte(policy.outcome().ordinal())
          .writeLong(policy.namedAt() - request.eventTime());
    }
    writeDetails(request.details(), out);
  }

  private static void writeDetails(Details details, ByteWriter out) {
    out.writeByte(details.category().ordinal())
        .writeString(details.appId())
        .writeString(details.appName())
        .writeString(details.resourceId())
        .writeString(details.resourceName())
        .writeInt(details.errorCode())
        .writeString(details.ipAddress())
        .writeLong(details.asn())
        .writeString(details.country())
        .writeString(details.operatingSystem())
        .writeString(details.browser())
        .writeString(details.clientApp())
        .writeString(details.deviceId())
        .writeString(details.trustType())
        .writeString(details.sessionId())
        .writeString(details.incomingTokenType())
        .writeString(details.userPrincipalName());
  }

  /** Which sign-in a request is of, cut out of the request's form. */
  static SignInKey signInKey(byte[] form) {
    ByteReader in = new ByteReader(form).skipString();
    int start = in.position();
    return SignInKey.of(in.skipString().skipString().skipString().bytesFrom(start));
  }

  public static Request read(ByteReader in) {
    String requestId = in.readString();
    String tenantId = in.readShared();
    String correlationId = in.readString();
    String userId = in.readString();
    long eventTime = in.readLong();
    long appendTime = eventTime + in.readLong();
    long arrivedAt = eventTime + in.readLong();
    long recordTime = eventTime + in.readLong();
    Binding binding = in.readOneOf(BINDINGS);
    int statusCode = in.readInt();
    Outcome outcome = in.readOneOf(OUTCOMES);
    List<PolicyOutcome> policies = readPolicies(in, eventTime);
    return new Request(
        requestId,
        tenantId,
        correlationId,
        userId,
        eventTime,
        appendTime,
        arrivedAt,
        recordTime,
        binding,
        statusCode,
        outcome,
        policies,
        readDetails(in));
  }

  private static List<PolicyOutcome> readPolicies(ByteReader in, long eventTime) {
    int count = in.readCount();
    if (count == 0) {
      return List.of();
    }
    List<PolicyOutcome> policies = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      policies.add(
          new PolicyOutcome(
              in.readShared(),
              in.readShared(),
              in.readOneOf(MODES),
              in.readOneOf(OUTCOMES),
              eventTime + in.readLong()));
    }
    return policies;
  }

  private static Details readDetails(ByteReader in) {
    return new Details(
        in.readOneOf(CATEGORIES),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readInt(),
        in.readString(),
        in.readLong(),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readShared(),
        in.readString(),
        in.readShared(),
        in.readString(),
        in.readShared(),
        in.readString());
  }
}

package io.boundwatch.event;

import io.boundwatch.event.PolicyJudge.Judgement;

/** The input rules for one complete record: accepts, ignores or rejects it (design, section 4). */
final class RecordRules {
  private static final int MAX_CATEGORY_LENGTH = 64;
  private static final long MAX_AHEAD_MS = 3_600_000L;

  private final PolicyJudge judge;

  RecordRules(EventRules rules) {
    this.judge = new PolicyJudge(rules);
  }

  /**
   * Tells the handler what the record is.
   *
   * @param from first byte of the record in its message
   * @param to byte after its last
   */
  void apply(RecordDraft draft, Arrival arrival, int from, int to, EventHandler handler) {
    if (draft.isIgnored()) {
      handler.ignored(Texts.cut(draft.categoryName, MAX_CATEGORY_LENGTH));
      return;
    }
    Rejector rejector = new Rejector(handler, from, to);
    if (isComplete(draft, rejector)) {
      accept(draft, arrival, handler, rejector);
    }
  }

  private static boolean isComplete(RecordDraft draft, Rejector rejector) {
    if (draft.categoryName.isEmpty()) {
      return rejector.reject(RejectReason.UNKNOWN_SHAPE, "no category" + looks(draft));
    }
    if (!draft.hasProperties) {
      return rejector.reject(RejectReason.UNKNOWN_SHAPE, "no properties object" + looks(draft));
    }
    if (draft.brokenPolicies || draft.brokenProtectionDetails) {
      String field =
          draft.brokenPolicies
              ? PropertiesReader.APPLIED_POLICIES
              : PropertiesReader.PROTECTION_DETAILS;
      String detail = "properties." + field + " is a string that holds broken JSON";
      return rejector.reject(RejectReason.BROKEN_JSON, detail);
    }
    if (draft.id.isEmpty()) {
      return rejector.reject(RejectReason.MISSING_REQUEST_ID, "no properties.id");
    }
    return !draft.tenantId.isEmpty() || rejector.reject(RejectReason.MISSING_TENANT, "no tenantId");
  }

  private static String looks(RecordDraft draft) {
    return switch (draft.guise) {
      case GRAPH_OBJECT ->
          ": looks like a Microsoft Graph object; records as exported by a diagnostic setting are"
              + " needed";
      case LOG_ANALYTICS_ROW ->
          ": looks like a Log Analytics row; records as exported by a diagnostic setting are needed";
      case RECORDS_NO_ARRAY -> ": records is not an array";
      case NONE -> "";
    };
  }

  private void accept(RecordDraft draft, Arrival arrival, EventHandler handler, Rejector rejector) {
    boolean created = !draft.createdDateTime.isEmpty();
    String text = created ? draft.createdDateTime : draft.time;
    String field = created ? "properties.createdDateTime" : "time";
    if (text.isEmpty()) {
      rejector.reject(
          RejectReason.MISSING_EVENT_TIME, "neither properties.createdDateTime nor time");
      return;
    }
    Times times = times(EventTime.parse(text), EventTime.parse(draft.time), arrival);
    if (times.event() == EventTime.UNREADABLE) {
      rejector.reject(RejectReason.UNREADABLE_EVENT_TIME, field + " is not a known form of time");
    } else if (times.event() - times.append() > MAX_AHEAD_MS) {
      String detail = field + " is more than one hour after the message was appended";
      rejector.reject(RejectReason.FUTURE_EVENT_TIME, detail);
    } else {
      accept(draft, times, handler);
    }
  }

  private static Times times(long event, long published, Arrival arrival) {
    long recordTime = published == EventTime.UNREADABLE ? event : published;
    return new Times(event, arrival.appendTimeOf(recordTime), arrival.arrivedAt(), recordTime);
  }

  private void accept(RecordDraft draft, Times times, EventHandler handler) {
    Judgement judgement =
        judge.judge(draft.policies, binding(draft), errorCode(draft), times.published());
    handler.accepted(request(draft, times, judgement), judgement.unjudged());
  }

  private record Times(long event, long append, long arrived, long published) {}

  private static Request request(RecordDraft draft, Times times, Judgement judgement) {
    String requestId = Texts.id(draft.id);
    Binding binding = binding(draft);
    return new Request(
        requestId,
        Texts.id(draft.tenantId),
        Texts.id(firstOf(draft.correlationId, draft.outerCorrelationId, requestId)),
        Texts.id(firstOf(draft.userId, draft.userPrincipalName, "-")),
        times.event(),
        times.append(),
        times.arrived(),
        times.published(),
        binding,
        binding == Binding.UNBOUND ? draft.sessionStatusCode : 0,
        judgement.outcome(),
        judgement.policies(),
        details(draft));
  }

  private static Details details(RecordDraft draft) {
    return new Details(
        draft.category.orElseThrow(),
        Texts.id(draft.appId),
        Texts.text(draft.appName),
        Texts.id(draft.resourceId),
        Texts.text(draft.resourceName),
        errorCode(draft),
        Texts.text(firstOf(draft.ipAddress, draft.callerIpAddress, "")),
        draft.asn,
        Texts.text(firstOf(draft.country, draft.outerLocation, "")),
        Texts.text(draft.operatingSystem),
        Texts.text(draft.browser),
        Texts.text(draft.clientApp),
        Texts.id(draft.deviceId),
        Texts.text(draft.trustType),
        Texts.id(draft.sessionId),
        Texts.text(draft.incomingTokenType),
        Texts.text(draft.userPrincipalName));
  }

  /** Newer records say "none" in the older field beside "unbound" in the details. */
  private static Binding binding(RecordDraft draft) {
    return draft.hasProtectionDetails ? draft.sessionBinding : draft.olderBinding;
  }

  private static int errorCode(RecordDraft draft) {
    return draft.errorCode != Details.NO_ERROR_CODE ? draft.errorCode : draft.resultType;
  }

  private static String firstOf(String first, String second, String last) {
    if (!first.isEmpty()) {
      return first;
    }
    return second.isEmpty() ? last : second;
  }

  /** Rejects the record that stands in these bytes of the message. */
  private record Rejector(EventHandler handler, int from, int to) {
    /** Always false, so that a check can end with it. */
    boolean reject(RejectReason reason, String detail) {
      String where = "record at byte " + from + ": ";
      handler.rejected(new Rejection(reason, where + detail, from, to));
      return false;
    }
  }
}

package io.boundwatch.sim;

import java.util.UUID;

/**
 * One simulated request.
 *
 * @param eventTicks when it was made, in units of 100 ns since the epoch, as the service counts
 * @param errorCode 0 if it succeeded
 */
record RequestFacts(
    UUID requestId,
    UUID correlationId,
    boolean interactive,
    long eventTicks,
    User user,
    App app,
    Resource resource,
    String binding,
    int statusCode,
    int errorCode,
    PolicyList policies) {

  Device device() {
    return user.deviceFor(app.form());
  }

  String category() {
    return interactive ? SimulatedRecord.INTERACTIVE : SimulatedRecord.NON_INTERACTIVE;
  }

  RequestFacts with(PolicyList other) {
    return new RequestFacts(
        requestId,
        correlationId,
        interactive,
        eventTicks,
        user,
        app,
        resource,
        binding,
        statusCode,
        errorCode,
        other);
  }
}

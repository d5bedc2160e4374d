package io.boundwatch.benchmark;

import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.sim.SimulatedRecord;
import java.util.Optional;

/**
 * A record that is to be sent at a moment.
 *
 * @param unbound correlation ID of its sign-in, if the record says that the request was unbound
 */
record LiveRecord(SimulatedRecord record, Optional<String> unbound) {

  static LiveRecord of(SimulatedRecord record, EventReader reader) {
    Reading reading = new Reading();
    reader.read(record.json(), record.publishTime(), record.publishTime(), reading);
    return new LiveRecord(
        record, reading.request.filter(Request::isUnbound).map(Request::correlationId));
  }

  private static final class Reading implements EventHandler {
    private Optional<Request> request = Optional.empty();

    @Override
    public void accepted(Request accepted, int unjudgedPolicies) {
      request = Optional.of(accepted);
    }

    @Override
    public void ignored(String category) {}

    @Override
    public void rejected(Rejection rejection) {}
  }
}

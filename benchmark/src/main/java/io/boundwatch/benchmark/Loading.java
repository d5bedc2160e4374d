package io.boundwatch.benchmark;

import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import java.time.Duration;

/** Fills the hubs' topics with a data set while the reference model reads along. */
record Loading(Source source, ResultCheck check) {

  /**
   * @param settle after which the service's decisions are settled
   */
  static Loading load(Lab lab, DataSet data, Duration settle) {
    lab.createHubs(Hubs.Time.PUBLICATION);
    try (Hubs hubs = new Hubs(lab.bootstrapServers())) {
      long[] last = {Long.MIN_VALUE};
      ReferenceResult expected =
          new ReferenceModel(ReferenceParameters.DEFAULT)
              .compute(
                  data.shownTo(
                      record -> {
                        hubs.add(record);
                        last[0] = record.publishTime();
                      }));
      hubs.flush();
      ResultCheck check = new ResultCheck(expected);
      Source source =
          new Source(data.records(), check.requests(), hubs.bytes(), last[0] + settle.toMillis());
      return new Loading(source, check);
    }
  }
}

package io.boundwatch.benchmark;

import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import java.time.Duration;

/** Fills the hubs' topics with a data set while the reference model reads along. */
record Loading(Source source, ResultCheck check) {

  /** Each record goes to the hub of its category. */
  static Loading load(Lab lab, DataSet data, Duration settle) {
    return load(lab, data, settle, Hubs.Volume.BY_CATEGORY);
  }

  /**
   * @param settle after which the service's decisions are settled
   * @param volume how the records are spread over the hubs
   */
  static Loading load(Lab lab, DataSet data, Duration settle, Hubs.Volume volume) {
    System.out.println("loading the hubs' topics, and working out what has to come out ...");
    lab.createHubs(Hubs.Time.PUBLICATION);
    try (Hubs hubs = new Hubs(lab.bootstrapServers(), volume)) {
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
          new Source(
              check.tenantId(),
              data.begin(),
              data.records(),
              check.requests(),
              hubs.bytes(),
              last[0] + settle.toMillis());
      System.out.printf(
          "%,d records of %,d requests, %,.0f MB%n",
          source.records(), source.requests(), source.bytes() / 1e6);
      return new Loading(source, check);
    }
  }
}

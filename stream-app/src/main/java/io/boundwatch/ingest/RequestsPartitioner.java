package io.boundwatch.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition of a request in the requests topic: by its correlation ID alone. */
public final class RequestsPartitioner {
  private RequestsPartitioner() {}

  public static int partition(String correlationId, int partitions) {
    byte[] bytes = correlationId.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }
}

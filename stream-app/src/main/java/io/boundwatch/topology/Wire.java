package io.boundwatch.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.boundwatch.ingest.RequestsMessage;
import io.boundwatch.ingest.RequestsMessageCodec;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How values stand on topics: our own binary forms between stages, JSON outside. */
final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  static Serde<RequestsMessage> requests() {
    return Serdes.serdeFrom(
        (topic, message) -> {
          if (message instanceof RequestsMessage.OfRequests requests) {
            return RequestsMessageCodec.encode(requests.requests());
          }
          return RequestsMessageCodec.encode(((RequestsMessage.OfWatermark) message).watermark());
        },
        (topic, bytes) -> RequestsMessageCodec.decode(bytes));
  }

  static Serde<StageMessage> stageMessages() {
    return Serdes.serdeFrom(
        (topic, message) -> StageMessageCodec.encode(message),
        (topic, bytes) -> StageMessageCodec.decode(bytes));
  }

  static <T> Serde<T> json(Class<T> type) {
    ObjectWriter writer = JSON.writerFor(type);
    ObjectReader reader = JSON.readerFor(type);
    return Serdes.serdeFrom(
        (topic, value) -> {
          try {
            return writer.writeValueAsBytes(value);
          } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write " + type.getSimpleName(), e);
          }
        },
        (topic, bytes) -> {
          try {
            return reader.readValue(bytes);
          } catch (IOException e) {
            throw new SerializationException("cannot read " + type.getSimpleName(), e);
          }
        });
  }
}

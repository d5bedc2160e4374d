package io.boundwatch.ingest;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RequestsWriterTest {
  private static final int PARTITIONS = 3;
  private static final Watermark WATERMARK =
      new Watermark(Map.of(new SourcePartition("hub", 0), OptionalLong.of(7)));

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
  private final RequestsWriter writer = new RequestsWriter(producer, PARTITIONS, (m, e) -> {});

  @Test
  void requestsOfAPartitionTravelInOneMessage() {
    List<Request> requests = requests(20);
    requests.forEach(writer::add);
    assertThat(producer.history()).isEmpty();

    writer.send();
    writer.send();

    assertThat(producer.history())
        .extracting(ProducerRecord::partition)
        .containsExactlyInAnyOrder(0, 1, 2);
    for (ProducerRecord<byte[], byte[]> message : producer.history()) {
      assertThat(requestsOf(message))
          .isEqualTo(requests.stream().filter(r -> isOf(message.partition(), r)).toList());
    }
  }

  @Test
  void aLongMessageIsSentWithoutWaiting() {
    List<Request> requests = requests(1_000);
    requests.forEach(writer::add);
    int sentAtOnce = producer.history().size();
    writer.send();

    assertThat(sentAtOnce).isGreaterThan(PARTITIONS);
    assertThat(producer.history()).allMatch(message -> message.value().length < 20_000);
    assertThat(producer.history().stream().flatMap(message -> requestsOf(message).stream()))
        .containsExactlyInAnyOrderElementsOf(requests);
  }

  @Test
  void aWatermarkComesBehindAllThatWasAdded() {
    Request request = aRequest("r").build();
    writer.add(request);
    writer.send(WATERMARK);

    int partition = RequestsPartitioner.partition(request.correlationId(), PARTITIONS);
    assertThat(producer.history().stream().filter(m -> m.partition() == partition))
        .extracting(message -> RequestsMessageCodec.decode(message.value()))
        .containsExactly(
            new RequestsMessage.OfRequests(List.of(new EncodedRequest(request))),
            new RequestsMessage.OfWatermark(WATERMARK));
    assertThat(producer.history()).hasSize(1 + PARTITIONS);
  }

  private static List<Request> requests(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> aRequest("r-" + i).of("c-" + i, "user").build())
        .toList();
  }

  private static boolean isOf(int partition, Request request) {
    return RequestsPartitioner.partition(request.correlationId(), PARTITIONS) == partition;
  }

  private static List<Request> requestsOf(ProducerRecord<byte[], byte[]> message) {
    return ((RequestsMessage.OfRequests) RequestsMessageCodec.decode(message.value()))
        .requests().stream().map(EncodedRequest::request).toList();
  }
}

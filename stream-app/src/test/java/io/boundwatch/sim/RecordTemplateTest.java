package io.boundwatch.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long AT = Instant.parse("2026-11-02T10:00:00Z").toEpochMilli();

  @Test
  void aFilledTemplateIsARecordWithTheIdsAndTimesAskedFor() throws IOException {
    SimulatedTenant tenant = new SimulatedTenant(TenantProfile.CONTOSO, 1);
    List<RecordTemplate> templates = tenant.templates(50, AT);
    UUID request = UUID.fromString("00112233-4455-4677-8899-aabbccddeeff");
    UUID correlation = UUID.fromString("99112233-4455-4677-8899-aabbccddeeff");
    assertThat(templates).hasSize(50);
    for (RecordTemplate template : templates) {
      SimulatedRecord record = template.fill(request, correlation, AT + 5, AT + 60_007);
      JsonNode json = JSON.readTree(record.json());
      JsonNode properties = json.get("properties");
      assertThat(Instant.parse(json.get("time").asText()).toEpochMilli()).isEqualTo(AT + 60_007);
      assertThat(OffsetDateTime.parse(properties.get("createdDateTime").asText()).toInstant())
          .isEqualTo(Instant.ofEpochMilli(AT + 5));
      assertThat(properties.get("id").asText()).isEqualTo(request.toString());
      assertThat(properties.get("originalRequestId").asText()).isEqualTo(request.toString());
      assertThat(json.get("correlationId").asText()).isEqualTo(correlation.toString());
      assertThat(properties.get("correlationId").asText()).isEqualTo(correlation.toString());
      assertThat(properties.get("uniqueTokenIdentifier").asText())
          .isEqualTo("MyIRAFVEd0aImaq7zN3u_w");
    }
  }
}

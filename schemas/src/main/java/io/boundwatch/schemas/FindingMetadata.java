package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * What wrote a finding.
 *
 * @param version of OCSF
 * @param uid of this one event: the finding's and what became of it; may be null
 * @param tenantUid null where all tenants are meant
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FindingMetadata(
    String version,
    Product product,
    @JsonInclude(Include.NON_NULL) String uid,
    @JsonProperty("tenant_uid") @JsonInclude(Include.NON_NULL) String tenantUid) {
  public FindingMetadata {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(product, "product");
  }

  /** The program, an OCSF product. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Product(
      String name, @JsonProperty("vendor_name") String vendorName, String version) {
    private static final String NAME = "Boundwatch";

    public Product {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(vendorName, "vendor_name");
      Objects.requireNonNull(version, "version");
    }

    /** Boundwatch in a version. */
    public static Product boundwatch(String version) {
      return new Product(NAME, NAME, version);
    }
  }
}

package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Times;
import java.util.Objects;

/**
 * The key of a cell.
 *
 * @param subject the user or policy; empty in an app cell
 * @param appId {@link #WHOLE_TENANT} in the app cell of the whole tenant
 * @param resourceId empty but in a user cell
 * @param windowStart milliseconds since the epoch
 */
public record CellKey(
    CellKind kind,
    String tenantId,
    String subject,
    String appId,
    String resourceId,
    long windowStart,
    WindowSize windowSize) {

  /** Stands for all apps of a tenant. */
  public static final String WHOLE_TENANT = "*";

  private static final CellKind[] KINDS = CellKind.values();

  public CellKey {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(appId, "appId");
    Objects.requireNonNull(resourceId, "resourceId");
    Objects.requireNonNull(windowSize, "windowSize");
  }

  /** The cell of an app, or of a whole tenant. */
  public static CellKey app(String tenantId, String appId, long start, WindowSize size) {
    return new CellKey(CellKind.APP, tenantId, "", appId, "", start, size);
  }

  static CellKey user(
      String tenantId,
      String userId,
      String appId,
      String resourceId,
      long start,
      WindowSize size) {
    return new CellKey(CellKind.USER, tenantId, userId, appId, resourceId, start, size);
  }

  static CellKey policy(
      String tenantId, String policyId, String appId, long start, WindowSize size) {
    return new CellKey(CellKind.POLICY, tenantId, policyId, appId, "", start, size);
  }

  /** As equal keys have; what differs from cell to cell is mixed in, and nothing else. */
  @Override
  public int hashCode() {
    int hash = 31 * tenantId.hashCode() + appId.hashCode();
    hash = 31 * hash + subject.hashCode();
    hash = 31 * hash + resourceId.hashCode();
    return 31 * hash + Long.hashCode(windowStart + windowSize.millis());
  }

  public long windowEnd() {
    return windowStart + windowSize.millis();
  }

  /** The key in the cell's topic (design, section 6). */
  public String topicKey() {
    String start = Times.seconds(windowStart);
    String size = windowSize.wireName();
    return switch (kind) {
      case APP -> KeyParts.join(tenantId, appId, start, size);
      case USER -> KeyParts.join(tenantId, subject, appId, resourceId, start, size);
      case POLICY -> KeyParts.join(tenantId, subject, appId, start, size);
    };
  }

  /** What the cells of one task have in common: tenant and user, or tenant and app. */
  public String ownerKey() {
    return kind == CellKind.USER
        ? KeyParts.join(tenantId, subject)
        : KeyParts.join(tenantId, appId);
  }

  public void write(ByteWriter out) {
    out.writeByte(kind.ordinal())
        .writeString(tenantId)
        .writeString(subject)
        .writeString(appId)
        .writeString(resourceId)
        .writeLong(windowStart)
        .writeLong(windowSize.millis());
  }

  /** What the written keys of a kind begin with, and no others. */
  public static byte[] prefix(CellKind kind) {
    ByteWriter out = new ByteWriter();
    out.writeByte(kind.ordinal());
    return out.toByteArray();
  }

  public static CellKey read(ByteReader in) {
    return new CellKey(
        in.readOneOf(KINDS),
        in.readShared(),
        in.readString(),
        in.readShared(),
        in.readShared(),
        in.readLong(),
        new WindowSize(in.readLong()));
  }
}

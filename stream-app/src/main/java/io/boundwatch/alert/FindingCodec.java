package io.boundwatch.alert;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.RequestCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The bytes of a {@link Finding}, as kept with the state of its alert, which has the version. */
final class FindingCodec {
  private static final Severity[] SEVERITIES = Severity.values();
  private static final int REQUEST = 1;

  private FindingCodec() {}

  static void write(Finding finding, ByteWriter out) {
    out.writeString(finding.tenantId()).writeString(finding.entity());
    out.writeByte(finding.severity().ordinal()).writeLong(finding.at()).writeLong(finding.until());
    out.writeFixedLong(Double.doubleToLongBits(finding.measure()));
    out.writeString(finding.title()).writeString(finding.description());
    out.writeByte(finding.reportOnly() ? 1 : 0);
    writeSubject(finding.subject(), out);
    writeObservation(finding.observed(), out);
    out.writeInt(finding.evidence().size());
    finding.evidence().forEach(each -> writeEvidence(each, out));
  }

  private static void writeSubject(Subject subject, ByteWriter out) {
    out.writeString(subject.appId()).writeString(subject.appName());
    out.writeString(subject.policyId()).writeString(subject.policyName());
    out.writeString(subject.userId()).writeString(subject.userName());
  }

  private static void writeObservation(Observation observed, ByteWriter out) {
    writeMap(observed.counts(), (k, v) -> out.writeString(k).writeLong(v), out);
    writeMap(observed.statusCodes(), (k, v) -> out.writeInt(k).writeLong(v), out);
    writeMap(
        observed.baseline(),
        (k, v) -> out.writeString(k).writeFixedLong(Double.doubleToLongBits(v)),
        out);
    out.writeByte(observed.learning() ? 1 : 0);
  }

  private static <K, V> void writeMap(Map<K, V> map, BiConsumer<K, V> entry, ByteWriter out) {
    out.writeInt(map.size());
    map.forEach(entry);
  }

  private static void writeEvidence(Evidence evidence, ByteWriter out) {
    if (evidence instanceof Evidence.OfRequest of) {
      out.writeByte(REQUEST).writeString(of.role());
      RequestCodec.write(of.request(), out);
    } else if (evidence instanceof Evidence.Contributor of) {
      out.writeByte(0).writeString(of.kind()).writeString(of.value()).writeLong(of.count());
    }
  }

  static Finding read(ByteReader in) {
    return new Finding(
        in.readString(),
        in.readString(),
        in.readOneOf(SEVERITIES),
        in.readLong(),
        in.readLong(),
        Double.longBitsToDouble(in.readFixedLong()),
        in.readString(),
        in.readString(),
        in.readByte() == 1,
        readSubject(in),
        readObservation(in),
        readEvidence(in));
  }

  private static Subject readSubject(ByteReader in) {
    return new Subject(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString(),
        in.readString());
  }

  private static Observation readObservation(ByteReader in) {
    return new Observation(
        readMap(in, ByteReader::readString, ByteReader::readLong),
        readMap(in, ByteReader::readInt, ByteReader::readLong),
        readMap(in, ByteReader::readString, from -> Double.longBitsToDouble(from.readFixedLong())),
        in.readByte() == 1);
  }

  private static <K extends Comparable<K>, V> Map<K, V> readMap(
      ByteReader in, Function<ByteReader, K> key, Function<ByteReader, V> value) {
    Map<K, V> map = new TreeMap<>();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      map.put(key.apply(in), value.apply(in));
    }
    return map;
  }

  private static List<Evidence> readEvidence(ByteReader in) {
    List<Evidence> evidence = new ArrayList<>();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      evidence.add(
          in.readByte() == REQUEST
              ? new Evidence.OfRequest(in.readString(), RequestCodec.read(in))
              : new Evidence.Contributor(in.readString(), in.readString(), in.readLong()));
    }
    return evidence;
  }
}

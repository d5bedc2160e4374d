package io.boundwatch.alert.rule;

import io.boundwatch.event.Details;
import java.util.Locale;

/**
 * Where a request came from. Addresses change with every reconnect, networks with the place.
 *
 * @param asn autonomous system number, 0 if unknown
 * @param country in upper case, empty if unknown
 */
record Network(long asn, String country) {
  static Network of(Details details) {
    return new Network(details.asn(), details.country().toUpperCase(Locale.ROOT));
  }

  /** Whether anything at all is known. */
  static boolean isKnown(Details details) {
    return details.asn() != 0 || !details.country().isEmpty();
  }

  /** Whether system or country is known of both and not the same. */
  boolean differsFrom(Network other) {
    return asn != 0 && other.asn != 0 && asn != other.asn || countryDiffersFrom(other);
  }

  boolean countryDiffersFrom(Network other) {
    return !country.isEmpty() && !other.country.isEmpty() && !country.equals(other.country);
  }

  /** Whether everything that is known of another holds for this one too. */
  boolean covers(Network other) {
    return (other.asn == 0 || asn == other.asn)
        && (other.country.isEmpty() || country.equals(other.country));
  }

  /** For a description: {@code AS64500, DE}. */
  String inWords() {
    String system = asn == 0 ? "unknown network" : "AS" + asn;
    return country.isEmpty() ? system : system + ", " + country;
  }
}

package io.boundwatch.sim;

/** Where users are; networks and their numbers are those reserved for documentation. */
enum Place {
  BERLIN("Berlin", "Berlin", "DE", 52.52, 13.405, 64496, "192.0.2."),
  LYON("Lyon", "Rhone", "FR", 45.764, 4.8357, 64497, "198.51.100."),
  LEEDS("Leeds", "West Yorkshire", "GB", 53.8008, -1.5491, 64498, "203.0.113."),
  OSLO("Oslo", "Oslo", "NO", 59.9139, 10.7522, 64499, "2001:db8:42::");

  final String city;
  final String state;
  final String country;
  final double latitude;
  final double longitude;
  final int asn;
  final String network;

  Place(
      String city,
      String state,
      String country,
      double latitude,
      double longitude,
      int asn,
      String network) {
    this.city = city;
    this.state = state;
    this.country = country;
    this.latitude = latitude;
    this.longitude = longitude;
    this.asn = asn;
    this.network = network;
  }
}

package io.boundwatch.sim;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.UUID;

/** Identifiers as the service writes them. */
final class Ids {
  private static final Base64.Encoder TOKEN = Base64.getUrlEncoder().withoutPadding();
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  static UUID random(SplittableRandom random) {
    long high = random.nextLong() & ~0xF000L | VERSION_4;
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
    return new UUID(high, low);
  }

  /** {@code uniqueTokenIdentifier}: the request ID as a little-endian GUID in base64url. */
  static String tokenIdentifier(UUID requestId) {
    long high = requestId.getMostSignificantBits();
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putInt(Integer.reverseBytes((int) (high >>> 32)));
    bytes.putShort(Short.reverseBytes((short) (high >>> 16)));
    bytes.putShort(Short.reverseBytes((short) high));
    bytes.putLong(requestId.getLeastSignificantBits());
    return TOKEN.encodeToString(bytes.array());
  }

  /** Spreads a seed and a number over all 64 bits, so that neighbours share no random sequence. */
  static long mix(long seed, long number) {
    return finish(finish(seed) ^ number * 0xD6E8_FEB8_6659_FD93L);
  }

  private static long finish(long value) {
    long z = (value ^ value >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
    z = (z ^ z >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
    return z ^ z >>> 33;
  }
}

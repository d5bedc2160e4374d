package io.boundwatch.count;

import org.apache.datasketches.hll.HllSketch;

/**
 * Lets the sketch library start on a Java that is newer than it knows.
 *
 * <p>Version 6.2.0 is the last for Java 17. The memory library under it asks {@code java.version}
 * once, when its first class is loaded, and refuses what is not 8, 11, 17 or 21. What it does with
 * arrays on the heap, all that is used here, works on later ones: the tests run on 25. So it is
 * told 21 while it starts.
 */
final class SketchLibrary {
  private static final String JAVA_VERSION = "java.version";
  private static final int NEWEST_KNOWN = 21;

  static {
    start();
  }

  private SketchLibrary() {}

  /** Makes sure that the library has been started. */
  static void use() {
    // the static block has done it
  }

  private static void start() {
    String version = System.getProperty(JAVA_VERSION);
    boolean isNewer = Runtime.version().feature() > NEWEST_KNOWN;
    if (isNewer) {
      System.setProperty(JAVA_VERSION, Integer.toString(NEWEST_KNOWN));
    }
    try {
      new HllSketch(DistinctUsers.LG_K).toCompactByteArray();
    } finally {
      if (isNewer) {
        System.setProperty(JAVA_VERSION, version);
      }
    }
  }
}

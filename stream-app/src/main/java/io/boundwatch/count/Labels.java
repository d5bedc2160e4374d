package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;

/**
 * The names that go with a cell.
 *
 * @param subject of the user or policy (whose mode is the label's rank)
 */
public record Labels(Label subject, Label app, Label resource) {
  public static final Labels NONE = new Labels(Label.NONE, Label.NONE, Label.NONE);

  /** The newer ones of both; this itself if the other ones say nothing new, as mostly. */
  public Labels join(Labels other) {
    return with(subject.join(other.subject), app.join(other.app), resource.join(other.resource));
  }

  Labels joinSubject(long at, String text, int rank) {
    return with(subject.join(at, text, rank), app, resource);
  }

  Labels joinApp(long at, String text) {
    return with(subject, app.join(at, text, 0), resource);
  }

  Labels joinResource(long at, String text) {
    return with(subject, app, resource.join(at, text, 0));
  }

  private Labels with(Label subjectNow, Label appNow, Label resourceNow) {
    boolean same = subjectNow == subject && appNow == app && resourceNow == resource;
    return same ? this : new Labels(subjectNow, appNow, resourceNow);
  }

  void write(ByteWriter out) {
    subject.write(out);
    app.write(out);
    resource.write(out);
  }

  static Labels read(ByteReader in) {
    return new Labels(Label.read(in), Label.read(in), Label.read(in));
  }
}

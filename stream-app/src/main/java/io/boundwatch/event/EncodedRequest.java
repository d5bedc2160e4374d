package io.boundwatch.event;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;

/**
 * A request and its compact binary form, which is made when it is first asked for and kept: most
 * requests are read once from the requests topic, and their bytes go on as they came into state and
 * to other tasks.
 */
public final class EncodedRequest {
  private final Request request;
  private byte[] bytes;

  public EncodedRequest(Request request) {
    this(request, null);
  }

  private EncodedRequest(Request request, byte[] bytes) {
    this.request = request;
    this.bytes = bytes;
  }

  /** Reads what {@link #write} wrote. */
  public static EncodedRequest read(ByteReader in) {
    int start = in.position();
    Request request = RequestCodec.read(in);
    return new EncodedRequest(request, in.bytesFrom(start));
  }

  public void write(ByteWriter out) {
    out.writeRaw(bytes());
  }

  public SignInKey signInKey() {
    return RequestCodec.signInKey(bytes());
  }

  /** How many bytes it takes. */
  public int length() {
    return bytes().length;
  }

  private byte[] bytes() {
    if (bytes == null) {
      ByteWriter form = new ByteWriter();
      RequestCodec.write(request, form);
      bytes = form.toByteArray();
    }
    return bytes;
  }

  public Request request() {
    return request;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedRequest that && request.equals(that.request);
  }

  @Override
  public int hashCode() {
    return request.hashCode();
  }

  @Override
  public String toString() {
    return request.toString();
  }
}

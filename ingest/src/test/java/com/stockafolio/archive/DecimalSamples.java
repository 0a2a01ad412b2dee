package com.stockafolio.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Decimals as they are written. */
final class DecimalSamples {
  private DecimalSamples() {}

  static byte[] encoded(long unscaled) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new DecimalBytes().write(unscaled, encoder);
    encoder.flush();
    return DecoderFactory.get()
        .binaryDecoder(new ByteArrayInputStream(out.toByteArray()), null)
        .readBytes(null)
        .array();
  }
}

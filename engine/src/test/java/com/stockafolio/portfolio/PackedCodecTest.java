package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.amount.FixedPoint;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Shares;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PackedCodecTest {

  @Test
  void everyFormReadsBack() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      Money amount = new Money(random.nextLong() >> random.nextInt(64), random.nextLong());
      PackedWriter writer = new PackedWriter(0);
      writer.writeByte((int) number);
      writer.writeVarint(number);
      writer.writeZigzag(number);
      writer.writeFixedLong(number);
      amount.writeTo(writer);
      Money.ofHundredMillionths(number).writeTo(writer);
      writer.writeBillionths(number);
      writer.writeUnsignedBillionths(number >>> 1);
      new Shares(amount.high(), amount.low()).writeTo(writer);
      writer.writeString("\u00fc" + number);
      writer.writeByteArray(new byte[] {1, 2, 3});
      PackedReader reader = new PackedReader(writer.toByteArray());
      assertThat(reader.readByte()).isEqualTo((int) (number & 0xff));
      assertThat(reader.readVarint()).isEqualTo(number);
      assertThat(reader.readZigzag()).isEqualTo(number);
      assertThat(reader.readFixedLong()).isEqualTo(number);
      assertThat(Money.readFrom(reader)).isEqualTo(amount);
      assertThat(Money.readFrom(reader)).isEqualTo(Money.ofHundredMillionths(number));
      assertThat(reader.readBillionths()).isEqualTo(number);
      assertThat(reader.readUnsignedBillionths()).isEqualTo(number >>> 1);
      assertThat(Shares.readFrom(reader)).isEqualTo(new Shares(amount.high(), amount.low()));
      assertThat(reader.readString()).isEqualTo("\u00fc" + number);
      assertThat(reader.readByteArray()).containsExactly(1, 2, 3);
      assertThat(reader.remaining()).isZero();
      assertThat(reader.position()).isEqualTo(writer.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00, 00",
    "1, 01, 02",
    "-1, ffffffffffffffffff01, 01",
    "63, 3f, 7e",
    "64, 40, 8001",
    "300, ac02, d804",
    "9223372036854775807, ffffffffffffffff7f, feffffffffffffffff01",
    "-9223372036854775808, 80808080808080808001, ffffffffffffffffff01"
  })
  void numbersHaveFixedBytes(long number, String varint, String zigzag) {
    assertThat(written(writer -> writer.writeVarint(number))).isEqualTo(varint);
    assertThat(written(writer -> writer.writeZigzag(number))).isEqualTo(zigzag);
    assertThat(written(writer -> Money.ofHundredMillionths(number).writeTo(writer)))
        .isEqualTo(zigzag);
  }

  @Test
  void otherFormsHaveFixedBytes() {
    assertThat(written(writer -> writer.writeFixedLong(0x0102030405060708L)))
        .isEqualTo("0102030405060708");
    assertThat(written(writer -> writer.writeString("A\u00fc"))).isEqualTo("0341c3bc");
    assertThat(written(writer -> new Money(0, -1).writeTo(writer)))
        .isEqualTo("feffffffffffffffff03");
    assertThat(written(writer -> new Money(Long.MIN_VALUE, 0).writeTo(writer)))
        .isEqualTo("ffffffffffffffffffffffffffffffffffff03");
  }

  @Test
  void aNumberOfFewDecimalsIsWrittenInTenThousandthsAndAnyOtherInFull() {
    long price = FixedPoint.parse("178.49");
    assertThat(written(writer -> writer.writeUnsignedBillionths(price))).isEqualTo("c4f86c");
    assertThat(written(writer -> writer.writeBillionths(-price))).isEqualTo("87f1d901");
    assertThat(written(writer -> writer.writeUnsignedBillionths(389_620_510)))
        .isEqualTo("00" + "9ec6e4b901");
    assertThat(written(writer -> writer.writeBillionths(-1))).isEqualTo("00" + "01");
    assertThat(written(writer -> writer.writeBillionths(0))).isEqualTo("00" + "00");
  }

  @Test
  void bytesThatEndTooEarlyAreRefused() {
    PackedWriter writer = new PackedWriter(64);
    writer.writeString("hello");
    byte[] bytes = writer.toByteArray();
    for (int length = 0; length < bytes.length; length++) {
      PackedReader reader = new PackedReader(bytes, 0, length);
      assertThatThrownBy(reader::readString)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the bytes end too early, at byte " + length);
    }
    PackedReader seven = new PackedReader(new byte[7]);
    assertThatThrownBy(seven::readFixedLong).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seven.readBytes(8)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seven.readBytes(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seven.skip(8)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PackedReader(new byte[7], 5, 3))
        .hasMessage("no 3 bytes at 5 of 7");
  }

  @Test
  void numbersOfTooManyBitsAreRefused() {
    assertThatThrownBy(() -> reader("ffffffffffffffffff02").readVarint())
        .hasMessageStartingWith("a number of more than 64 bits");
    assertThatThrownBy(() -> reader("ffffffffffffffffffff01").readVarint())
        .hasMessageStartingWith("a number of more than 64 bits");
    assertThatThrownBy(() -> Money.readFrom(reader("ff".repeat(18) + "04")))
        .hasMessageStartingWith("a number of more than 128 bits");
    assertThatThrownBy(() -> Money.readFrom(reader("ff".repeat(19) + "00")))
        .hasMessageStartingWith("a number of more than 128 bits");
    assertThatThrownBy(() -> reader("8080808008").readIntVarint())
        .hasMessage("not between 0 and 2^31 - 1: 2147483648");
  }

  @Test
  void aWriterIsUsedAgainAfterReset() {
    PackedWriter writer = new PackedWriter(16);
    writer.writeString("first");
    writer.reset();
    writer.writeByte(7);
    assertThat(writer.toByteArray()).containsExactly(7);
  }

  private static String written(java.util.function.Consumer<PackedWriter> writing) {
    PackedWriter writer = new PackedWriter(1);
    writing.accept(writer);
    return HexFormat.of().formatHex(writer.toByteArray());
  }

  private static PackedReader reader(String hex) {
    return new PackedReader(HexFormat.of().parseHex(hex));
  }
}

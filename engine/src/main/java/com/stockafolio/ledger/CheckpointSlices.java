package com.stockafolio.ledger;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.portfolio.Portfolio;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/**
 * A captured book cut into slices of bounded size: the first holds the header, the others
 * portfolios one after another, each whole in one slice. Slices are made one at a time as they are
 * asked for, so that a checkpoint of gigabytes needs the memory of one.
 */
public final class CheckpointSlices implements Iterator<byte[]> {

  private final Portfolio[] portfolios;
  private final int sliceBytes;
  private final CRC32C checksum = new CRC32C();
  private byte[] headerSlice;
  private int next;

  /**
   * Slices of a captured book.
   *
   * @param sliceBytes most bytes of a slice, unless one portfolio alone is larger
   */
  public CheckpointSlices(CheckpointHeader header, Portfolio[] portfolios, int sliceBytes) {
    this.portfolios = portfolios;
    this.sliceBytes = sliceBytes;
    this.headerSlice = headerBytes(header);
  }

  @Override
  public boolean hasNext() {
    return headerSlice != null || next < portfolios.length;
  }

  @Override
  public byte[] next() {
    byte[] slice;
    if (headerSlice != null) {
      slice = headerSlice;
      headerSlice = null;
    } else if (next < portfolios.length) {
      PackedWriter out = new PackedWriter(sliceBytes);
      do {
        portfolios[next++].writeTo(out);
      } while (next < portfolios.length
          && out.size() + portfolios[next].packedBytes() <= sliceBytes);
      slice = out.toByteArray();
    } else {
      throw new NoSuchElementException("All slices have been made");
    }
    checksum.update(slice);
    return slice;
  }

  /** CRC-32C over the slices made so far, in order. */
  public long checksum() {
    return checksum.getValue();
  }

  /** Builds a book from slices in the order they were made. */
  public static final class Loader {
    private final CRC32C checksum = new CRC32C();
    private LedgerBook book;

    /** Adds the next slice. */
    public void add(byte[] slice) {
      checksum.update(slice);
      PackedReader in = new PackedReader(slice);
      if (book == null) {
        book = new LedgerBook(readHeader(in));
        return;
      }
      while (in.remaining() > 0) {
        // Looked through by the checksum over all of them, before the book is given away.
        book.restore(Portfolio.readUnchecked(in));
      }
    }

    /**
     * The loaded book.
     *
     * @throws IllegalStateException where it is not what was written: other bytes, or another
     *     number of portfolios
     */
    public LedgerBook finish(long expectedChecksum, int expectedPortfolios) {
      if (book == null || checksum.getValue() != expectedChecksum) {
        throw new IllegalStateException(
            "The slices have checksum %x, not %x".formatted(checksum.getValue(), expectedChecksum));
      }
      if (book.size() != expectedPortfolios) {
        throw new IllegalStateException(
            "The slices hold " + book.size() + " portfolios, not " + expectedPortfolios);
      }
      return book;
    }
  }

  static byte[] canonical(CheckpointHeader header, Portfolio[] portfolios) {
    PackedWriter out = new PackedWriter(1024);
    byte[] first = headerBytes(header);
    out.writeBytes(first, 0, first.length);
    Arrays.stream(portfolios).forEach(portfolio -> portfolio.writeTo(out));
    return out.toByteArray();
  }

  private static byte[] headerBytes(CheckpointHeader header) {
    PackedWriter out = new PackedWriter(64);
    out.writeByte(LedgerCodec.VERSION);
    out.writeByte(header.source() == null ? 0 : 1);
    if (header.source() != null) {
      LedgerCodec.writeSource(header.source(), out);
    }
    LedgerCodec.writeLast(header.covered(), out);
    out.writeVarint(header.settled() + 1);
    LedgerCodec.writeRejections(header.rejections(), 0, out);
    MarketForm.write(header.market(), out);
    return out.toByteArray();
  }

  private static CheckpointHeader readHeader(PackedReader in) {
    LedgerCodec.requireVersion(in.readByte(), LedgerCodec.VERSION, "checkpoint");
    var source = in.readByte() == 0 ? null : LedgerCodec.readSource(in);
    LastRecord covered = LedgerCodec.readLast(in);
    long settled = in.readVarint() - 1;
    return new CheckpointHeader(
        source, covered, settled, LedgerCodec.readRejections(0, in), MarketForm.read(in));
  }
}

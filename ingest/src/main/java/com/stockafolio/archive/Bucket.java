package com.stockafolio.archive;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.headers.ByteRange;
import akka.stream.alpakka.s3.MultipartUploadResult;
import akka.stream.alpakka.s3.ObjectMetadata;
import akka.stream.alpakka.s3.S3Headers;
import akka.stream.alpakka.s3.javadsl.S3;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The bucket that everything lies in. Where it is and who may write stands in {@code alpakka.s3}.
 */
public final class Bucket {
  private final ActorSystem<?> system;
  private final String name;

  /** The bucket of that name at the S3 that the configuration tells. */
  public Bucket(ActorSystem<?> system, String name) {
    this.system = system;
    this.name = name;
  }

  /** The system whose streams use it. */
  public ActorSystem<?> system() {
    return system;
  }

  /** The bucket's name. */
  String name() {
    return name;
  }

  /** Names of the objects that begin with a prefix, in ascending order. */
  public CompletionStage<List<String>> list(String prefix) {
    return S3.listBucket(name, Optional.of(prefix))
        .map(listed -> listed.key())
        .runWith(Sink.seq(), system)
        .thenApply(names -> names.stream().sorted().toList());
  }

  /** What stands between a prefix and the next slash, with both, in ascending order. */
  public CompletionStage<List<String>> folders(String prefix) {
    return S3.listBucketAndCommonPrefixes(name, "/", Optional.of(prefix), S3Headers.empty())
        .mapConcat(page -> page.second())
        .map(folder -> folder.prefix())
        .runWith(Sink.seq(), system)
        .thenApply(folders -> folders.stream().sorted().toList());
  }

  /** Whether an object of that name is there. */
  CompletionStage<Boolean> has(String object) {
    return S3.getObjectMetadata(name, object).map(Optional::isPresent).runWith(Sink.head(), system);
  }

  /** The first bytes of an object, at most so many. */
  CompletionStage<ByteString> beginning(String object, int most) {
    return S3.getObject(name, object, ByteRange.createSlice(0, most - 1L))
        .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), system);
  }

  /** The bytes of an object; fails where it is not there. */
  public Source<ByteString, CompletionStage<ObjectMetadata>> read(String object) {
    return S3.getObject(name, object);
  }

  /** Puts a small object in place, over one that may be there. */
  public CompletionStage<Done> put(String object, ByteString content, ContentType type) {
    Source<ByteString, NotUsed> data = Source.single(content);
    return S3.putObject(name, object, data, content.size(), type, S3Headers.empty())
        .runWith(Sink.ignore(), system);
  }

  /**
   * Takes an object's bytes in parts. The object is there when the stream has completed; of one
   * that fails nothing is to be seen.
   */
  public Sink<ByteString, CompletionStage<MultipartUploadResult>> upload(String object) {
    return S3.multipartUpload(name, object);
  }

  /**
   * Gives up uploads that were never completed, so that nobody pays for their parts.
   *
   * @return how many there were
   */
  CompletionStage<Integer> abortUploads(String prefix) {
    return S3.listMultipartUpload(name, Optional.of(prefix))
        .filter(upload -> upload.getKey().startsWith(prefix))
        .flatMapConcat(upload -> S3.deleteUploadSource(name, upload.getKey(), upload.getUploadId()))
        .toMat(Sink.fold(0, (count, done) -> count + 1), Keep.right())
        .run(system);
  }
}

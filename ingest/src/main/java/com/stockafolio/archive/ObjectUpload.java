package com.stockafolio.archive;

import akka.actor.typed.javadsl.ActorContext;
import akka.stream.ActorAttributes;
import akka.stream.OverflowStrategy;
import akka.stream.QueueOfferResult;
import akka.stream.alpakka.s3.MultipartUploadResult;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

/** One object on its way to S3, fed by a run: it is there only when it was completed. */
final class ObjectUpload {
  private static final int MOST_WAITING = 2;

  private final ActorContext<ArchiveRun.Command> context;
  private final SourceQueueWithComplete<ByteString> queue;
  private final CompletionStage<MultipartUploadResult> uploaded;
  private boolean completed;

  static ObjectUpload start(
      ActorContext<ArchiveRun.Command> context, Bucket bucket, String object) {
    var running =
        Source.<ByteString>queue(MOST_WAITING, OverflowStrategy.backpressure())
            .toMat(bucket.upload(object), Keep.both())
            .withAttributes(ActorAttributes.dispatcher(ArchiveStream.DISPATCHER))
            .run(context.getSystem());
    return new ObjectUpload(context, running.first(), running.second());
  }

  private ObjectUpload(
      ActorContext<ArchiveRun.Command> context,
      SourceQueueWithComplete<ByteString> queue,
      CompletionStage<MultipartUploadResult> uploaded) {
    this.context = context;
    this.queue = queue;
    this.uploaded = uploaded;
  }

  /** Hands bytes over; the run is told when more may come, or that it failed. */
  void offer(ByteString bytes, ArchiveRun.Command taken) {
    context.pipeToSelf(
        queue.offer(bytes),
        (result, failure) ->
            failure == null && result == QueueOfferResult.enqueued()
                ? taken
                : new ArchiveRun.Failed("writing to S3", failure));
  }

  /** Hands the last bytes over; the run is told when the object is there, or that it failed. */
  void complete(ByteString last, ArchiveRun.Command done) {
    completed = true;
    queue.offer(last);
    queue.complete();
    context.pipeToSelf(
        uploaded,
        (result, failure) ->
            failure == null ? done : new ArchiveRun.Failed("writing to S3", failure));
  }

  /** Leaves it unfinished. */
  void giveUp() {
    if (!completed) {
      queue.fail(new CancellationException("the object is not finished"));
    }
  }
}

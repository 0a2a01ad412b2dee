package com.stockafolio.engine.wire;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The wire form of each message that crosses nodes, under a manifest that carries its version. A
 * changed form gets a new manifest; the old one stays readable as long as old nodes may run.
 */
final class MessageCodecs {
  private record Codec<T>(
      String manifest, BiConsumer<T, PackedWriter> writer, Function<PackedReader, T> reader) {}

  private final ActorRefResolver refs;
  private final Map<Class<?>, Codec<?>> byClass = new HashMap<>();
  private final Map<String, Codec<?>> byManifest = new HashMap<>();

  MessageCodecs(ActorRefResolver refs) {
    this.refs = refs;
    DeliveryMessages.register(this);
    PortfolioMessages.register(this);
    ClosingMessages.register(this);
    MarketMessages.register(this);
    RunningDayMessages.register(this);
  }

  <T> void add(
      Class<T> type,
      String manifest,
      BiConsumer<T, PackedWriter> writer,
      Function<PackedReader, T> reader) {
    Codec<T> codec = new Codec<>(manifest, writer, reader);
    byClass.put(type, codec);
    byManifest.put(manifest, codec);
  }

  String manifest(Object message) {
    return codec(message).manifest();
  }

  @SuppressWarnings("unchecked")
  byte[] write(Object message) {
    PackedWriter out = new PackedWriter(256);
    ((Codec<Object>) codec(message)).writer().accept(message, out);
    return out.toByteArray();
  }

  Object read(String manifest, byte[] bytes) {
    Codec<?> codec = byManifest.get(manifest);
    if (codec == null) {
      throw new IllegalArgumentException(
          "No message has the manifest '" + manifest + "' here; is that node newer than this one?");
    }
    return codec.reader().apply(new PackedReader(bytes));
  }

  void writeRef(ActorRef<?> ref, PackedWriter out) {
    out.writeString(refs.toSerializationFormat(ref));
  }

  <T> ActorRef<T> readRef(PackedReader in) {
    return refs.resolveActorRef(in.readString());
  }

  private Codec<?> codec(Object message) {
    Codec<?> codec = byClass.get(message.getClass());
    if (codec == null) {
      throw new IllegalArgumentException(message.getClass() + " does not leave its node");
    }
    return codec;
  }
}

package com.stockafolio.engine.wire;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializerWithStringManifest;

/** Serializes what nodes send each other; the forms stand in {@link MessageCodecs}. */
public final class MessageSerializer extends SerializerWithStringManifest {
  private static final int IDENTIFIER = 770_002;

  private final MessageCodecs codecs;

  /** Made by Akka. */
  public MessageSerializer(ExtendedActorSystem system) {
    codecs = new MessageCodecs(ActorRefResolver.get(Adapter.toTyped(system)));
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return codecs.manifest(message);
  }

  @Override
  public byte[] toBinary(Object message) {
    return codecs.write(message);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return codecs.read(manifest, bytes);
  }
}

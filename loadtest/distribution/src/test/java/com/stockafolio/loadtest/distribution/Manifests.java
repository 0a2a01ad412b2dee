package com.stockafolio.loadtest.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Manifests of Kubernetes, held against its client's models of version and kind. */
final class Manifests {
  private interface Check {
    void of(JsonElement manifest) throws IOException;
  }

  /**
   * What a kind consists of.
   *
   * @param type whose reading refuses a value of another type
   * @param check refuses a field that there is not, and one that is missing
   */
  private record Schema(Class<?> type, Check check) {}

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "v1 ConfigMap", new Schema(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
          "v1 Secret", new Schema(V1Secret.class, V1Secret::validateJsonElement),
          "v1 Service", new Schema(V1Service.class, V1Service::validateJsonElement),
          "v1 ServiceAccount",
              new Schema(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement),
          "rbac.authorization.k8s.io/v1 Role",
              new Schema(V1Role.class, V1Role::validateJsonElement),
          "rbac.authorization.k8s.io/v1 RoleBinding",
              new Schema(V1RoleBinding.class, V1RoleBinding::validateJsonElement),
          "apps/v1 Deployment", new Schema(V1Deployment.class, V1Deployment::validateJsonElement),
          "policy/v1 PodDisruptionBudget",
              new Schema(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
          "networking.k8s.io/v1 NetworkPolicy",
              new Schema(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
          "batch/v1 CronJob", new Schema(V1CronJob.class, V1CronJob::validateJsonElement));

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifests() {}

  /** All of a directory. */
  static List<JsonNode> in(Path directory) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        all.addAll(of(Files.readString(file)));
      }
    }
    return all;
  }

  static List<JsonNode> of(String yaml) throws IOException {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      return documents.readAll();
    }
  }

  static String kind(JsonNode manifest) {
    return manifest.path("apiVersion").asText() + " " + manifest.path("kind").asText();
  }

  /**
   * Holds it against its schema.
   *
   * @throws IllegalArgumentException which names the field
   */
  static void check(JsonNode manifest) throws IOException {
    Schema schema = SCHEMAS.get(kind(manifest));
    if (schema == null) {
      throw new IllegalArgumentException("no schema of " + kind(manifest));
    }
    JsonElement json = JsonParser.parseString(JSON.writeValueAsString(manifest));
    schema.check().of(json);
    Objects.requireNonNull(
        io.kubernetes.client.openapi.JSON.getGson().fromJson(json, schema.type()));
  }
}

package dev.mote.manifest;

import java.net.URI;
import java.util.Optional;

/**
 * The S3 server that keeps modules and buckets. What is left out, the credentials above all, comes from the environment.
 *
 * @param modules the bucket that modules go into
 */
public record ObjectServer(String modules, Optional<URI> endpoint, Optional<String> region) {}
